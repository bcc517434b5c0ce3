-- Commits that do not wait for the disk, to see what waiting costs (docs/decisions/0024). It takes effect on
-- connections that are opened from now on, so those there are end.
ALTER ROLE easybilling_app SET synchronous_commit = off;
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'easybilling_app';
