"""Syntax: source bytes in, syntax tree out; and the .scm queries that read it.

Languages are data: a row in `languages.LANGUAGES` and a folder in queries/. Parsing never fails; a broken file has a
tree with errors in it. Nothing here knows what a fact means.
"""
