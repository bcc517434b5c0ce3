-- Who the clients are: users, e-mails, sessions, the brake on guessing, the audit trail.
--
-- Three roles exist before this file runs: the owner (easybilling, who runs it), the application
-- (easybilling_app) and the readers (easybilling_reader). Files here only grant, and the application gets the
-- least that it works with.
--
-- Every table leads its keys with user_id, so that the schema spreads over machines by that one column. Two
-- tables are keyed by what they keep unique instead: email, and login_throttle. For the same reason no
-- foreign key crosses from one way of spreading to the other: email names its user without one.

-- General ---------------------------------------------------------------------------------------------------

-- Nobody makes or finds anything in the schema that everybody shares.
REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- A function is for whom it is granted to, not for everybody by default.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO easybilling_app, easybilling_reader;

-- Users -----------------------------------------------------------------------------------------------------

-- Accounts are numbered user × 100 + n: the largest user's accounts are still exact in a JavaScript number.
CREATE SEQUENCE identity.user_number AS bigint START 1 MINVALUE 1 MAXVALUE 90000000000000 CACHE 1 NO CYCLE;
GRANT USAGE ON SEQUENCE identity.user_number TO easybilling_app;

-- User 0 is the house: it has accounts, but no row here, since nobody logs in as the house.
CREATE TABLE identity.user (
    user_id       bigint      PRIMARY KEY CHECK (user_id BETWEEN 1 AND 90000000000000),
    email         text        COLLATE "C" NOT NULL,
    name          text        NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    -- As other clients see it, `Ann K.`: what histories show and search.
    masked_name   text        NOT NULL CHECK (char_length(masked_name) BETWEEN 1 AND 110),
    password_hash text        COLLATE "C" NOT NULL
                              CHECK (password_hash LIKE '$argon2id$%' AND octet_length(password_hash) <= 127),
    created_at    timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE (password_hash) ON identity.user TO easybilling_app;
GRANT SELECT (user_id, name, masked_name, created_at) ON identity.user TO easybilling_reader;

-- What makes an e-mail one user's: a table of its own, keyed by the e-mail. The user's row repeats it, so
-- that showing a user reads one row by its key; the two are written together and never updated.
CREATE TABLE identity.email (
    email   text   COLLATE "C" PRIMARY KEY CHECK (
        octet_length(email) <= 254
        AND email ~ ('^[a-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}'
                     '@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$')),
    user_id bigint NOT NULL CHECK (user_id BETWEEN 1 AND 90000000000000)
);
GRANT SELECT, INSERT ON identity.email TO easybilling_app;

-- Sessions --------------------------------------------------------------------------------------------------

-- The client holds `user_id.secret`; here stands only the secret's SHA-256.
CREATE TABLE identity.session (
    user_id              bigint      NOT NULL REFERENCES identity.user,
    session_id           uuid        NOT NULL,
    token_hash           bytea       NOT NULL CHECK (octet_length(token_hash) = 32),
    created_at           timestamptz NOT NULL,
    last_seen_at         timestamptz NOT NULL,
    idle_timeout_seconds integer     NOT NULL CHECK (idle_timeout_seconds > 0),
    expires_at           timestamptz NOT NULL CHECK (expires_at > created_at),
    remembered           boolean     NOT NULL,
    user_agent           text        CHECK (octet_length(user_agent) BETWEEN 1 AND 256),
    address              text        COLLATE "C" CHECK (octet_length(address) BETWEEN 1 AND 45),
    ended_at             timestamptz,
    PRIMARY KEY (user_id, session_id),
    UNIQUE (user_id, token_hash)
) WITH (fillfactor = 80);
-- For the upkeep, which deletes sessions some days after they can no longer be used.
CREATE INDEX session_expires_at ON identity.session (expires_at);
GRANT SELECT, INSERT, UPDATE (last_seen_at, ended_at), DELETE ON identity.session TO easybilling_app;
GRANT SELECT (user_id, session_id, created_at, last_seen_at, idle_timeout_seconds, expires_at, remembered,
              ended_at) ON identity.session TO easybilling_reader;

-- The brake on guessing passwords ---------------------------------------------------------------------------

-- One row for each account (whether it exists or not) and each address with recent attempts. The subject is a
-- SHA-256: people type passwords into the e-mail's field, and a list of tried e-mails is nobody's business.
CREATE TABLE identity.login_throttle (
    subject         bytea       PRIMARY KEY CHECK (octet_length(subject) = 32),
    kind            text        COLLATE "C" NOT NULL CHECK (kind IN ('account', 'address')),
    attempts        integer     NOT NULL CHECK (attempts >= 0),
    last_attempt_at timestamptz NOT NULL,
    blocked_until   timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX login_throttle_last_attempt_at ON identity.login_throttle (last_attempt_at);
GRANT SELECT, INSERT, UPDATE (attempts, last_attempt_at, blocked_until), DELETE ON identity.login_throttle
    TO easybilling_app;

-- The audit trail -------------------------------------------------------------------------------------------

-- user_id 0 stands for nobody known: a log-in with an e-mail that is no client's. The subject is then what
-- was tried, hashed as in login_throttle.
CREATE TABLE identity.audit_event (
    user_id     bigint      NOT NULL CHECK (user_id BETWEEN 0 AND 90000000000000),
    event_id    uuid        NOT NULL,
    occurred_at timestamptz NOT NULL,
    kind        text        COLLATE "C" NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
    session_id  uuid,
    subject     bytea       CHECK (octet_length(subject) = 32),
    user_agent  text        CHECK (octet_length(user_agent) BETWEEN 1 AND 256),
    address     text        COLLATE "C" CHECK (octet_length(address) BETWEEN 1 AND 45),
    detail      text        CHECK (octet_length(detail) BETWEEN 1 AND 400),
    PRIMARY KEY (user_id, event_id)
);
GRANT INSERT ON identity.audit_event TO easybilling_app;
GRANT SELECT ON identity.audit_event TO easybilling_reader;

CREATE FUNCTION identity.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: % is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

-- A statement's trigger, so that one which would touch no row is refused, too; ALWAYS, so that no session
-- setting (session_replication_role) turns it off.
CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_change();
ALTER TABLE identity.audit_event ENABLE ALWAYS TRIGGER audit_event_is_append_only;
