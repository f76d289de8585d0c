"""Server: the Language Server Protocol in, calls to the workspace out, and back.

Handlers are async and thin. Positions are converted in `convert` and nowhere else. Nothing here decides what is shown.
"""
