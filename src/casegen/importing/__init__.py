"""Bringing cases in: tables and Word documents become drafts, and what did not find a place is reported."""
