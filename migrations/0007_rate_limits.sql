-- The rate limits that hold across instances: sign-ups of an address, payees that a client looks up.

-- One row for each caller with a limit that is not whole. What a caller may do comes back little by little, so
-- one moment says all of it: when it will all be back. The subject is a SHA-256, as in login_throttle.
CREATE TABLE identity.quota_use (
    subject bytea       PRIMARY KEY CHECK (octet_length(subject) = 32),
    policy  text        COLLATE "C" NOT NULL CHECK (policy ~ '^[a-z][a-z-]{0,39}$'),
    full_at timestamptz NOT NULL
) WITH (fillfactor = 80);
-- For the upkeep: a row whose moment has passed says nothing any more.
CREATE INDEX quota_use_full_at ON identity.quota_use (full_at);
GRANT SELECT, INSERT, UPDATE (full_at), DELETE ON identity.quota_use TO easybilling_app;
