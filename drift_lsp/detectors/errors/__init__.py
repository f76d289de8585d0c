"""Errors: how they are raised, caught and handed on."""
