"""Testing: where tests lie, what they are called and how they claim."""
