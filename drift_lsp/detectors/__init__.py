"""Detectors: facts in, detections out. One question per file; they never count and never judge.

`contract` says what a detector is, `registry` finds them, `survey` runs all of them over one file and keeps what the
rest of Drift needs to know of it. Detectors do not know each other, nor which answer is right.
"""
