-- What was, so that a door can say how it came to be as it is; security at a glance; what each file holds.

alter table violations add column detector text not null default '';

-- What was judged before does not name its detector; the next scan judges anew.
delete from meta where key = 'judged';

create index violations_of_detector on violations (detector, hidden, severity, file_id);

create index patterns_by_slot on patterns (detector, slot);

-- What is gone has a history too, so that pattern_id is no reference.
create table pattern_history (
    id          integer primary key,
    pattern_id  text not null,
    at          text not null,
    action      text not null
                check (action in ('created', 'updated', 'deleted', 'approved', 'ignored', 'discovered', 'muted', 'varied')),
    scope       text not null,
    old_value   text not null,
    new_value   text not null
) strict;

create index pattern_history_of_pattern on pattern_history (pattern_id, id);

create index pattern_history_by_time on pattern_history (at);

-- One row a day: the last scan of the day counts.
create table health_trends (
    metric_name   text not null,
    day           text not null,
    metric_value  real not null,
    primary key (metric_name, day)
) strict, without rowid;

create table audit_snapshots (
    day              text not null,
    category         text not null,
    patterns         integer not null,
    conventions      integer not null,
    approved         integer not null,
    ignored          integer not null,
    violations       integer not null,
    avg_confidence   real,
    compliance_rate  real,
    primary key (day, category)
) strict, without rowid;

create table materialized_trends (
    metric_name   text primary key,
    metric_value  real not null,
    day           text not null,
    previous      real,
    week_before   real,
    month_before  real
) strict, without rowid;

create table materialized_security (
    detector  text not null,
    severity  text not null,
    shown     integer not null,
    old       integer not null,
    files     integer not null,
    primary key (detector, severity)
) strict, without rowid;

create view v_security_summary as
select it.detector, it.severity, it.shown, it.old, it.files
from materialized_security as it
order by case it.severity when 'error' then 0 when 'warning' then 1 else 2 end, it.shown desc, it.detector;

create view v_category_counts as
select
    category, sum(one) as patterns, sum(speaks) as conventions, sum(status = 'approved') as approved,
    sum(status = 'ignored') as ignored, sum(violations) as violations,
    avg(case when speaks then confidence_score end) as avg_confidence,
    cast(sum(case when speaks then n end) as real) / sum(case when speaks then of end) as compliance_rate
from (
    select
        it.category, 1 as one, exists (select 1 from conventions where pattern_id = it.id) as speaks,
        coalesce(state.status, it.status) as status, 0 as violations, it.confidence_score, it.n, it.of
    from patterns as it
    left join pattern_state as state on state.pattern_id = it.id and state.scope = ''
    union all
    select substr(detector, 1, instr(detector, '/') - 1), 0, 0, '', count(*), null, 0, 0
    from violations where hidden = '' and detector <> '' group by 1
)
group by category;

create view v_file_patterns as
select
    file.path, it.id as pattern_id, it.category, it.detector, it.slot, choice.text as choice, found.n,
    it.choice as expected, it.confidence_score, it.confidence_level, coalesce(state.status, it.status) as status,
    exists (select 1 from conventions where pattern_id = it.id) as speaks
from file_metadata as file
join detections as found on found.file_id = file.id
join choices as choice on choice.id = found.choice_id
join slots as slot on slot.id = found.slot_id
join patterns as it on it.detector = slot.detector and it.slot = slot.slot
left join pattern_state as state on state.pattern_id = it.id and state.scope = '';
