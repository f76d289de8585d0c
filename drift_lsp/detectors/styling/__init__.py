"""Styling: how what could be written in several ways is written."""
