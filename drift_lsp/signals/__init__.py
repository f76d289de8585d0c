"""Signals: what happens in; whoever listens hears it. Three kinds, one room.

*Events* (`events`) are news of the project — a scan ended, a convention was found, somebody dismissed a finding: a
closed set of records, told after the commit that made them true. *Spans* (`spans`) are the work itself, each with its
duration: they go to the log, to who records a run, and — where asked for — to OpenTelemetry (`telemetry`). *Metrics*
(`metrics`) are what a recorded run sums up to: twelve figures with stable names.

Where nobody listens nothing is computed. Nothing here decides anything, and a listener that fails harms nobody.
"""
