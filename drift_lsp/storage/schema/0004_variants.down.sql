drop table pattern_examples;
create table pattern_examples (
    pattern_id   text not null,
    file_id      integer not null references file_metadata on delete cascade,
    row          integer not null,
    line         text not null,
    is_positive  integer not null check (is_positive in (0, 1)),
    quality      real not null,
    primary key (pattern_id, file_id, row)
) strict, without rowid;
create index pattern_examples_of_file on pattern_examples (file_id);
drop table pattern_variants;
