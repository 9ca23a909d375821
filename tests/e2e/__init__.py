"""Whole sessions, from what a user does to what a user sees."""
