-- API keys: what programs hold instead of a session.

-- The client holds `ebk_user_id.secret`; here stands only the secret's SHA-256. A key that was revoked or has
-- expired opens nothing; its row stays for some weeks, for whoever looks into an incident.
CREATE TABLE identity.api_key (
    user_id      bigint      NOT NULL REFERENCES identity.user,
    key_id       uuid        NOT NULL,
    token_hash   bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
    -- What its owner calls it.
    name         text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- The scopes `read` and `transfer`: each alone or both.
    may_read     boolean     NOT NULL,
    may_transfer boolean     NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz CHECK (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    CHECK (may_read OR may_transfer),
    PRIMARY KEY (user_id, key_id),
    UNIQUE (user_id, token_hash)
) WITH (fillfactor = 80);
-- For the upkeep, which deletes keys some weeks after they can no longer be used.
CREATE INDEX api_key_over_at ON identity.api_key (least(revoked_at, expires_at))
    WHERE revoked_at IS NOT NULL OR expires_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at), DELETE ON identity.api_key TO easybilling_app;
GRANT SELECT (user_id, key_id, name, may_read, may_transfer, created_at, expires_at, last_used_at, revoked_at)
    ON identity.api_key TO easybilling_reader;
