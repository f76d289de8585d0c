drop table first_counts;
