"""Documentation: what is documented, and in which form."""
