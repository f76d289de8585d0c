drop table query_timings;
