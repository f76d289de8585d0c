"""Enforcement: surveys and what was learned in, violations out.

Judging, the words of a message, suppression comments, fixes and baselines live here. Nothing here reads a project's
file, a clock or a database; what people decided arrives as `Opinions`.
"""
