"""Structure: how names are spelled, and how files import from each other and offer what they hold."""
