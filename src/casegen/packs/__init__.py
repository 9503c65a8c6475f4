"""Supervision packs: what a trainer hands out and teaches from, made of cases and a plan."""
