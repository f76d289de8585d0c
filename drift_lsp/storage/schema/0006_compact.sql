-- All that is known of a file lies in one compressed blob; folders and choices are told by number.
-- What was read before is read again by the next scan.

drop index detections_by_choice;

drop table detections;

create table detections (
    file_id    integer not null references file_metadata on delete cascade,
    slot_id    integer not null,
    choice_id  integer not null,
    n          integer not null,
    primary key (file_id, slot_id, choice_id)
) strict, without rowid;

create index detections_by_choice on detections (slot_id, choice_id);

create table scopes (
    id    integer primary key,
    path  text not null unique
) strict;

drop table tallies;

create table tallies (
    scope_id   integer not null,
    slot_id    integer not null,
    choice_id  integer not null,
    n          integer not null,
    files      integer not null,
    primary key (scope_id, slot_id, choice_id)
) strict, without rowid;

-- What every save counts anew need not be read row by row.
create index file_metadata_counts on file_metadata (problem, lines);

delete from violations;

update file_metadata set analysis = null;

delete from meta where key in ('analysis', 'judged');
