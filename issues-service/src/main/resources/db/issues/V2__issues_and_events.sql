-- What the digest writes, batch by batch. Every key starts with project_id: the tenant's wall, and the
-- distribution column when one database no longer holds it all.

CREATE SEQUENCE issue_id;

CREATE TABLE issue (
    project_id     bigint NOT NULL,
    id             bigint NOT NULL,
    number         bigint NOT NULL,             -- of the short id
    -- what people read first: title is `Type: message`
    title          text NOT NULL,
    type           text,
    value          text,
    culprit        text NOT NULL,
    level          text NOT NULL,
    platform       text NOT NULL,
    handled        text NOT NULL DEFAULT 'unknown' CHECK (handled IN ('yes', 'no', 'unknown')),
    -- state
    status         text NOT NULL CHECK (status IN ('unresolved', 'resolved', 'archived')),
    substatus      text NOT NULL,
    status_reason  text NOT NULL,               -- one sentence, from the trace of the last transition
    episode        integer NOT NULL DEFAULT 1,
    resolved_at    timestamptz,
    -- lifetime figures
    events         bigint NOT NULL,
    users          bigint NOT NULL DEFAULT 0,
    first_seen     timestamptz NOT NULL,
    last_seen      timestamptz NOT NULL,        -- refreshed at most every few seconds
    first_release  text NOT NULL DEFAULT '',
    last_release   text NOT NULL DEFAULT '',
    last_event_id  uuid NOT NULL,
    -- per tag key, how many of its values are kept in issue_tag: 500 means that further ones are counted as
    -- '(other)', -1 that the key is unique-like and folded into '(other)' altogether. At most 200 keys beside those with @.
    tag_keys       jsonb NOT NULL DEFAULT '{}',
    environments   integer[] NOT NULL DEFAULT '{}',   -- in which it has occurred, by number
    PRIMARY KEY (project_id, id),
    UNIQUE (project_id, number)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX issue_by_id ON issue (id);
CREATE INDEX issue_list ON issue (project_id, status, last_seen DESC, id DESC);
CREATE INDEX issue_latest ON issue (project_id, last_seen DESC, id DESC);   -- in whatever state
-- So that it is known that most issues have one of few levels, which are searched for in lower case.
CREATE STATISTICS issue_level ON (lower(level)) FROM issue;

-- What words are looked for in: title, message and culprit in lower case, one line each. Written once, with the issue,
-- because rows of issues are written again all the time.
CREATE TABLE issue_text (
    project_id     bigint NOT NULL,
    issue_id       bigint NOT NULL,
    text           text NOT NULL,
    PRIMARY KEY (project_id, issue_id)
);

CREATE TABLE issue_hash (
    project_id     bigint NOT NULL,
    hash           bytea NOT NULL,              -- 16 bytes: the first half of SHA-256
    kind           text NOT NULL CHECK (kind IN ('primary', 'full', 'secondary', 'merged')),
    issue_id       bigint NOT NULL,
    config         text NOT NULL,               -- native:1
    explanation    jsonb NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (project_id, hash)
);
CREATE INDEX issue_hash_by_issue ON issue_hash (project_id, issue_id);

CREATE TABLE environment (
    project_id bigint NOT NULL,
    id         integer NOT NULL,                -- from 0, per project; 0 is the empty name
    name       text NOT NULL,
    first_seen timestamptz NOT NULL,
    PRIMARY KEY (project_id, id),
    UNIQUE (project_id, name)
);

CREATE TABLE release (
    project_id bigint NOT NULL,
    version    text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (project_id, version)
);
CREATE INDEX release_by_time ON release (project_id, created_at DESC);

-- One row an event, by day of receipt; days are made ahead of time and dropped whole.
CREATE TABLE event (
    project_id  bigint NOT NULL,
    id          uuid NOT NULL,
    day         date NOT NULL,                  -- UTC day of received
    issue_id    bigint NOT NULL,
    environment integer NOT NULL,
    received    timestamptz NOT NULL,
    occurred    timestamptz NOT NULL,           -- the event's own timestamp, corrected and clamped
    release     text NOT NULL DEFAULT '',
    lateness    text NOT NULL DEFAULT '',       -- why it did not reopen a resolved issue (semantics 7.4)
    user_hash   bytea,
    dictionary  smallint NOT NULL,              -- of the body; 0 is none
    body        bytea NOT NULL,                 -- normalised JSON, zstd
    PRIMARY KEY (project_id, id, day)
) PARTITION BY RANGE (day);
-- Already compressed: PostgreSQL must not try again.
ALTER TABLE event ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX event_of_issue ON event (project_id, issue_id, received DESC, id);
-- A safety net: partitions are made ahead of time, and what lies here was received on a day without one.
CREATE TABLE event_default PARTITION OF event DEFAULT WITH (toast_tuple_target = 8160);

-- Counts in time buckets. tier: minutes per bucket (1, 5, 60); whole days are in issue_day.
CREATE TABLE issue_count (
    project_id  bigint NOT NULL,
    issue_id    bigint NOT NULL,
    environment integer NOT NULL,
    tier        smallint NOT NULL,
    start       timestamptz NOT NULL,
    events      bigint NOT NULL,
    late        bigint NOT NULL DEFAULT 0,      -- of these, those that came late
    PRIMARY KEY (project_id, issue_id, tier, start, environment)
) WITH (fillfactor = 80);

-- The tier of days, by release too: since which release, and in which one how often. Lives as long as the issue.
CREATE TABLE issue_day (
    project_id  bigint NOT NULL,
    issue_id    bigint NOT NULL,
    day         date NOT NULL,                  -- UTC
    release     text NOT NULL,                  -- empty: none; '(other)' when each event has another one
    environment integer NOT NULL,
    events      bigint NOT NULL,
    late        bigint NOT NULL DEFAULT 0,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    PRIMARY KEY (project_id, issue_id, day, release, environment)
) WITH (fillfactor = 80);

-- Of events with the key, how many have the value. The sum over a key's rows, '(other)' included, is the number of
-- counted events that have the key. The key `user` is not here: see issue_user. Keys that begin with @ are no tags but
-- fields that the issue list can be asked for (search.Facts): written once in five minutes, so that events and first_seen
-- say little of them, and last_seen is that much behind.
CREATE TABLE issue_tag (
    project_id bigint NOT NULL,
    issue_id   bigint NOT NULL,
    key        text NOT NULL,
    value      text NOT NULL,
    events     bigint NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (project_id, issue_id, key, value)
) WITH (fillfactor = 80);
-- Which issues of a project have a value, or one that begins so, and which keys there are. What changes often is not in it, so that counting
-- does not touch it.
CREATE INDEX issue_tag_by_value ON issue_tag (project_id, key, lower(value) text_pattern_ops, issue_id);
-- So that it is known which values most issues have: of those the latest issues are asked, of the others the index.
CREATE STATISTICS issue_tag_of_value (mcv) ON key, (lower(value)) FROM issue_tag;
ALTER STATISTICS issue_tag_of_value SET STATISTICS 300;

CREATE TABLE issue_user (
    project_id  bigint NOT NULL,
    issue_id    bigint NOT NULL,
    user_hash   bytea NOT NULL,                 -- 16 bytes HMAC
    environment integer NOT NULL,
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    events      bigint NOT NULL,
    last_event  uuid NOT NULL,                  -- the newest, which says who it is
    PRIMARY KEY (project_id, issue_id, user_hash, environment)
) WITH (fillfactor = 80);

-- What was counted lately, per environment and in all: lists are sorted and searched by it. The digest adds to it; what
-- left one of the spans is out of it a minute after `due`. Issues of which nothing is left have no row.
CREATE TABLE issue_recent (
    project_id       bigint NOT NULL,
    environment      integer NOT NULL,          -- -1: all
    issue_id         bigint NOT NULL,
    day_events       bigint NOT NULL,
    day_users        bigint NOT NULL,
    fortnight_events bigint NOT NULL,
    fortnight_users  bigint NOT NULL,
    month_events     bigint NOT NULL,
    month_users      bigint NOT NULL,
    due              timestamptz NOT NULL,      -- when something of it leaves a span
    PRIMARY KEY (project_id, environment, issue_id)
) WITH (fillfactor = 70);
CREATE INDEX issue_recent_due ON issue_recent (due);

-- What a person decided about issues in one go; undone as one.
CREATE SEQUENCE decision_id;

-- Append-only. Ids of an issue increase in the order of its history: who writes holds the issue's row.
CREATE TABLE issue_activity (
    project_id    bigint NOT NULL,
    issue_id      bigint NOT NULL,
    id            bigint GENERATED BY DEFAULT AS IDENTITY,
    at            timestamptz NOT NULL,
    kind          text NOT NULL,
    actor         text,                         -- as was their name then
    account_id    bigint,                       -- a person's; null for an event and a token of the organization
    sentence      text NOT NULL,
    decision      bigint,                       -- it is part of; for kind 'undone': that it took back
    -- where the issue stood before a person moved it, for undo; named as in `issue`
    status        text,
    substatus     text,
    status_reason text,
    episode       integer,
    resolved_at   timestamptz,
    PRIMARY KEY (project_id, issue_id, id)
);
CREATE INDEX activity_of_decision ON issue_activity (decision) WHERE decision IS NOT NULL;
CREATE INDEX activity_of_account ON issue_activity (account_id) WHERE account_id IS NOT NULL;

-- Outbox of issue changes: written with the change while the issue's row is locked, published in order of id, then
-- removed.
CREATE TABLE issue_change (
    id         bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL,
    issue_id   bigint NOT NULL,
    payload    text NOT NULL                    -- JSON of contracts' IssueChange; its id is this row's
);

-- Which replica publishes the outbox at present. Unlogged: it costs no sync, and after a crash of the database it is free.
CREATE UNLOGGED TABLE outbox_lease (
    one    boolean PRIMARY KEY CHECK (one),
    holder uuid NOT NULL,
    until  timestamptz NOT NULL
);

-- How far each lane of each ingest node's spool has been digested. Moves in the digest's transaction.
CREATE TABLE digest_position (
    node        text NOT NULL,
    lane        smallint NOT NULL,
    sequence    bigint NOT NULL,
    missing     int8multirange NOT NULL DEFAULT '{}', -- of the lane, up to the sequence: was lost before it came, and may be found again
    waiting_for bigint,                         -- what the batch behind a gap names as its predecessor; null: no gap
    PRIMARY KEY (node, lane)
);

-- Records that could not be digested even alone: put aside with the reason, to be run again or deleted.
-- Kept for seven days.
CREATE TABLE dead_envelope (
    node       text NOT NULL,
    sequence   bigint NOT NULL,
    at         timestamptz NOT NULL,            -- when it was put aside
    project_id bigint NOT NULL,
    received   timestamptz NOT NULL,
    reason     text NOT NULL,
    counted_as text NOT NULL,                   -- category of its outcome `internal`; empty: it has none
    record     bytea NOT NULL,                  -- wire.EnvelopeRecord
    PRIMARY KEY (node, sequence)
);
CREATE INDEX dead_envelope_list ON dead_envelope (at DESC, node, sequence);

-- What each ingest node last said about its spool, for the operations page.
CREATE TABLE ingest_node (
    name   text PRIMARY KEY,
    heard  timestamptz NOT NULL,                -- by our clock
    report jsonb NOT NULL                       -- contracts' NodeReport
);

-- The ledger: every item ends in exactly one outcome.
CREATE TABLE outcome (
    project_id bigint NOT NULL,                 -- 0: unattributed
    public_key text NOT NULL,
    category   text NOT NULL,
    outcome    text NOT NULL,
    reason     text NOT NULL,
    hour       timestamptz NOT NULL,
    quantity   bigint NOT NULL,
    PRIMARY KEY (project_id, public_key, category, outcome, reason, hour)
) WITH (fillfactor = 80);

-- Flushes of outcomes that ingest sent, so that one sent twice counts once. Kept for a day.
CREATE TABLE outcome_flush (
    id text PRIMARY KEY,
    at timestamptz NOT NULL
);

-- Secrets of the installation, made once: the key of the users' HMAC.
CREATE TABLE installation (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    id           uuid NOT NULL,
    user_key     bytea NOT NULL,
    created_at   timestamptz NOT NULL
);
