"""CLI: words of a command line in, calls to the workspace and text out. One module per command.

Answers go to stdout, progress, errors and logs to stderr. Nothing here decides what is shown.
"""
