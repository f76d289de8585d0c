"""Performance: how waiting is written."""
