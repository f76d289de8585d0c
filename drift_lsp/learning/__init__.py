"""Learning: surveys in, tallies, patterns and their confidence out.

All counting of Drift is done here, once for every detector. State is passed in and handed back; there is no clock.
"""
