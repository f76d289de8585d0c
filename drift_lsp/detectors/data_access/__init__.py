"""Data access: how the database is asked."""
