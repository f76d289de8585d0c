"""Storage: records in, rows out and back — drift.db and the only SQL in the house.

One writer, many readers, every migration and every statement. `database` opens the file and refuses what is not ours;
`files`, `tallies`, `patterns`, `violations`, `feedback`, `variants`, `baseline`, `first`, `scans`, `status`,
`security`, `contents`, `history`, `trends` and `meta` each know one family of tables or views, `writer` batches the
rows of a scan on a thread of its own, and `publish` makes a whole scan visible at once. `retention` takes out what is
too old, `backups` copies, `restoring` puts a copy back, `examine` proves a database sound, `pool` lends readers,
`timings` adds up what took long; `dump` writes all of it as JSON and back, `cleaning` forgets what a scan learns again.
`registry` is the only one that opens another file: the user's list of projects.
No other room knows a table; nothing here judges, or counts what learning should count.
"""
