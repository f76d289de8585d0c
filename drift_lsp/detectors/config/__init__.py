"""Config: how a program learns of its surroundings."""
