-- What people want otherwise in a place, for a time; and examples with their code, scored.

create table pattern_variants (
    id                  integer primary key autoincrement,
    pattern_id          text not null,
    scope               text not null check (scope in ('global', 'directory', 'file')),
    scope_path          text not null,
    severity_override   text,
    enabled_override    integer check (enabled_override in (0, 1)),
    threshold_override  real,
    config_override     text not null,
    expires_at          text not null,
    created_at          text not null,
    who                 text not null,
    why                 text not null
) strict;

create index pattern_variants_of_pattern on pattern_variants (pattern_id);

drop table pattern_examples;

create table pattern_examples (
    pattern_id   text not null,
    file_id      integer not null references file_metadata on delete cascade,
    row          integer not null,
    end_row      integer not null,
    code         text not null,
    is_positive  integer not null check (is_positive in (0, 1)),
    quality      real not null,
    primary key (pattern_id, file_id, row)
) strict, without rowid;

create index pattern_examples_of_file on pattern_examples (file_id);

-- The examples are found anew by the next scan.
delete from meta where key = 'judged';
