"""Facts: a syntax tree in, language-neutral facts out.

The vocabulary is closed: a query may capture only what `vocabulary` declares. A fact says what stands in one file and
nothing about other files; whether it is right or wrong is not asked here.
"""
