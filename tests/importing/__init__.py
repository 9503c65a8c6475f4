"""Tests of bringing cases in."""
