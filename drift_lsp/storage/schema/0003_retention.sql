-- What is left of feedback whose single events are forgotten: as much weight as they had, for as long.

create table feedback_sums (
    pattern_id      text not null,
    scope           text not null,
    choice          text not null,
    at              text not null,
    alpha           real not null,
    beta            real not null,
    dismissals      integer not null,
    fixes           integer not null,
    all_dismissals  integer not null,
    all_fixes       integer not null,
    escalated       integer not null check (escalated in (0, 1)),
    muted           integer not null check (muted in (0, 1)),
    primary key (pattern_id, scope, choice)
) strict, without rowid;

create index feedback_by_time on feedback (at);
