-- What a scan writes and a door reads. Released migrations are never edited: databases are compared with them.

create table meta (
    key    text primary key,
    value  text not null
) strict, without rowid;

create table scan_history (
    id             integer primary key,
    started_at     text not null,
    finished_at    text,
    files          integer not null default 0,
    added          integer not null default 0,
    modified       integer not null default 0,
    removed        integer not null default 0,
    lines          integer not null default 0,
    problems       integer not null default 0,
    patterns       integer not null default 0,
    violations     integer not null default 0,
    seconds        real not null default 0,
    drift_version  text not null,
    status         text not null check (status in ('running', 'done', 'cancelled', 'failed'))
) strict;

create table scan_errors (
    id       integer primary key,
    scan_id  integer not null references scan_history on delete cascade,
    path     text not null,
    code     text not null,
    message  text not null
) strict;

create index scan_errors_of_scan on scan_errors (scan_id);

-- The analysis stands last: a walk over the other columns need not read it.
create table file_metadata (
    id          integer primary key,
    path        text not null unique,
    language    text not null,
    role        text not null,
    size        integer not null,
    mtime_ns    integer not null,
    hash        blob not null,
    git_oid     text not null,
    lines       integer not null,
    scanned_at  text not null,
    problem     text,
    analysis    blob
) strict;

create table slots (
    id        integer primary key,
    detector  text not null,
    slot      text not null,
    unique (detector, slot)
) strict;

create table choices (
    id    integer primary key,
    text  text not null unique
) strict;

-- slot_id and choice_id are not declared as references: 170,000 look-ups a scan would prove what one module promises.
create table detections (
    file_id    integer not null references file_metadata on delete cascade,
    slot_id    integer not null,
    choice_id  integer not null,
    n          integer not null,
    sites      blob not null,
    primary key (file_id, slot_id, choice_id)
) strict, without rowid;

create index detections_by_choice on detections (slot_id, choice_id);

create table tallies (
    scope      text not null,
    slot_id    integer not null,
    choice_id  integer not null,
    n          integer not null,
    files      integer not null,
    primary key (scope, slot_id, choice_id)
) strict, without rowid;

create table patterns (
    id                      text primary key,
    detector                text not null,
    category                text not null,
    slot                    text not null,
    choice                  text not null,
    status                  text not null check (status in ('discovered', 'approved', 'ignored')),
    tier                    text not null,
    confidence_score        real not null,
    confidence_level        text not null,
    confidence_frequency    real not null,
    confidence_consistency  real not null,
    confidence_age          integer not null,
    confidence_spread       integer not null,
    n                       integer not null,
    of                      integer not null,
    files                   integer not null,
    first_seen              text not null,
    last_seen               text not null,
    sentence                text not null
) strict, without rowid;

create index patterns_by_category on patterns (category, id);

create table conventions (
    pattern_id  text not null references patterns on delete cascade,
    scope       text not null,
    choice      text not null,
    n           integer not null,
    of          integer not null,
    files       integer not null,
    confidence  real not null,
    primary key (pattern_id, scope)
) strict, without rowid;

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

-- An absolute rule has no pattern of its own, so pattern_id is no reference.
create table violations (
    id          text primary key,
    loose       text not null,
    pattern_id  text not null,
    file_id     integer not null references file_metadata on delete cascade,
    row         integer not null,
    severity    text not null,
    tier        text not null,
    hidden      text not null,
    body        blob not null
) strict;

create index violations_of_file on violations (file_id, row, id);
create index violations_of_pattern on violations (pattern_id, hidden);
create index violations_by_state on violations (hidden, severity, tier);

create table feedback (
    id           integer primary key autoincrement,
    at           text not null,
    action       text not null,
    pattern_id   text not null,
    scope        text not null,
    fingerprint  text not null,
    loose        text not null,
    choice       text not null,
    reason       text not null,
    who          text not null,
    undone       integer not null default 0 check (undone in (0, 1)),
    undoes       integer not null default 0
) strict;

create index feedback_of_pattern on feedback (pattern_id, scope);
create index feedback_of_fingerprint on feedback (fingerprint);

create table pattern_state (
    pattern_id  text not null,
    scope       text not null,
    status      text not null check (status in ('discovered', 'approved', 'ignored')),
    choice      text not null,
    muted       integer not null check (muted in (0, 1)),
    who         text not null,
    why         text not null,
    at          text not null,
    primary key (pattern_id, scope)
) strict, without rowid;

create table dismissed (
    fingerprint  text primary key,
    loose        text not null,
    pattern_id   text not null,
    at           text not null,
    reason       text not null
) strict, without rowid;

create table baseline (
    fingerprint  text primary key,
    loose        text not null
) strict, without rowid;

create table materialized_status (
    id           integer primary key check (id = 1),
    scan_id      integer not null,
    files        integer not null,
    lines        integer not null,
    problems     integer not null,
    patterns     integer not null,
    conventions  integer not null,
    violations   integer not null,
    by_severity  text not null,
    by_tier      text not null,
    by_hidden    text not null,
    by_category  text not null,
    by_status    text not null
) strict;

create view v_status as
select
    it.scan_id, scan.finished_at as scanned_at, scan.seconds, scan.drift_version,
    it.files, it.lines, it.problems, it.patterns, it.conventions, it.violations,
    it.by_severity, it.by_tier, it.by_hidden, it.by_category, it.by_status
from materialized_status as it
left join scan_history as scan on scan.id = it.scan_id;

create view v_pattern_index as
select
    it.id, it.category, it.detector, it.slot, it.choice, coalesce(state.status, it.status) as status,
    coalesce(state.muted, 0) as muted, it.tier, it.confidence_score, it.confidence_level, it.n, it.of, it.files, it.sentence,
    (select count(*) from violations where pattern_id = it.id and hidden = '') as violations
from patterns as it
left join pattern_state as state on state.pattern_id = it.id and state.scope = '';
