"""Accessibility: what those meet who cannot see the screen or use a mouse."""
