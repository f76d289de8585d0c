-- What a file was counted with at the first scan, kept when it changes where there is no git to ask.

create table first_counts (
    path    text primary key,
    counts  blob not null
) strict, without rowid;
