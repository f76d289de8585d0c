"""Logging: where loggers come from and how they are spoken to."""
