"""Graphs: what only shows between files — where a name comes from, what a class inherits, which modules are ours.

Outlines of files come in; answers about names, bases and modules go out. Nothing here judges.
"""
