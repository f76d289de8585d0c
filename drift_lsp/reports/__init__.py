"""Reports: violations and patterns in, text out — for a terminal, for programs, for SARIF readers, for GitHub.

No report decides what is shown; it says what it is given. Nothing here prints.
"""
