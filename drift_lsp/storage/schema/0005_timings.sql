-- How long statements took, added up over runs.

create table query_timings (
    statement  text primary key,
    runs       integer not null,
    total_ms   real not null,
    worst_ms   real not null,
    last_at    text not null
) strict, without rowid;
