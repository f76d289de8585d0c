drop index file_metadata_counts;
drop table tallies;
create table tallies (
    scope      text not null,
    slot_id    integer not null,
    choice_id  integer not null,
    n          integer not null,
    files      integer not null,
    primary key (scope, slot_id, choice_id)
) strict, without rowid;
drop table scopes;
drop index detections_by_choice;
drop table detections;
create table detections (
    file_id    integer not null references file_metadata on delete cascade,
    slot_id    integer not null,
    choice_id  integer not null,
    n          integer not null,
    sites      blob not null,
    primary key (file_id, slot_id, choice_id)
) strict, without rowid;
create index detections_by_choice on detections (slot_id, choice_id);
delete from violations;
update file_metadata set analysis = null;
delete from meta where key in ('analysis', 'judged');
