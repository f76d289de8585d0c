"""Storage: records in, rows out and back — drift.db and the only SQL in the house.

One writer, many readers, every migration and every statement. No other room knows a table; nothing here judges or counts
what learning should count.
"""
