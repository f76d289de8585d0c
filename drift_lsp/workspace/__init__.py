"""Workspace: a project's folder in, answers for every door out.

The façade all doors use. Here live state and time: discovery, configuration, the scan, the model in memory, documents,
jobs, git and the baseline. Doors ask `workspace.Workspace`; they never reach below it.
"""
