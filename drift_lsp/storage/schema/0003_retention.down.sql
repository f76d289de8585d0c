drop index feedback_by_time;
drop table feedback_sums;
