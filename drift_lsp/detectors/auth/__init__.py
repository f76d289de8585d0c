"""Auth: who may do what, and where that is checked."""
