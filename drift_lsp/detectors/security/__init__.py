"""Security: what is dangerous whatever the project does."""
