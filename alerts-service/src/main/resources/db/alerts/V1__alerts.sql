-- Rules, destinations and deliveries of alerts-service. Project 0 is the installation itself.

-- Projects whose first rules were made. One that a person removed is not made again.
CREATE TABLE project (
    project_id bigint PRIMARY KEY
);

-- conditions: texts, "issue.new"; one that is met is enough. routes: ids of destinations, empty for
-- all. throttle: seconds.
CREATE TABLE rule (
    project_id   bigint   NOT NULL REFERENCES project,
    id           bigint   NOT NULL GENERATED ALWAYS AS IDENTITY,
    name         text     NOT NULL,
    mode         text     NOT NULL CHECK (mode IN ('off', 'watch', 'active')),
    conditions   jsonb    NOT NULL,
    filter       text     NOT NULL DEFAULT '',
    environments text[]   NOT NULL DEFAULT '{}',
    routes       bigint[] NOT NULL DEFAULT '{}',
    throttle     bigint   NOT NULL,
    PRIMARY KEY (project_id, id)
);

-- settings: secret, understood by the channel alone. free_at: not before this time is the next
-- message sent; it is a lease while one is on its way, the pace after it, and the pause that the
-- receiver asked for.
CREATE TABLE destination (
    project_id    bigint      NOT NULL,
    id            bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind          text        NOT NULL,
    name          text        NOT NULL,
    settings      jsonb       NOT NULL,
    enabled       boolean     NOT NULL DEFAULT true,
    free_at       timestamptz NOT NULL DEFAULT '-infinity',
    failing_since timestamptz,
    failures      int         NOT NULL DEFAULT 0,
    PRIMARY KEY (project_id, id)
);

CREATE UNIQUE INDEX destination_of_installation ON destination (kind) WHERE project_id = 0;

-- What the changes of an issue told so far. environments: where it was said to be new.
CREATE TABLE issue (
    project_id   bigint NOT NULL,
    issue_id     bigint NOT NULL,
    status       text   NOT NULL CHECK (status IN ('unresolved', 'resolved', 'archived')),
    last_change  bigint NOT NULL,
    environments text[] NOT NULL,
    PRIMARY KEY (project_id, issue_id)
) WITH (fillfactor = 80);

-- Changes that have had their effect; a second delivery of one has none. Kept for a week.
CREATE TABLE processed_change (
    project_id bigint      NOT NULL,
    change_id  bigint      NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (project_id, change_id)
);

-- Texts from the bus that could not be evaluated, as they came, so that they hold up no other. Kept
-- until a person runs them again or deletes them. project and change are 0 where the text tells none.
CREATE TABLE dead_change (
    id         bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    project_id bigint      NOT NULL,
    change_id  bigint      NOT NULL,
    at         timestamptz NOT NULL,
    reason     text        NOT NULL,
    payload    bytea       NOT NULL,
    hash       bytea       NOT NULL GENERATED ALWAYS AS (sha256(payload)) STORED UNIQUE
);

-- Rules that fire, per condition, issue and episode; watching has a state of its own.
CREATE TABLE firing (
    project_id bigint      NOT NULL,
    rule_id    bigint      NOT NULL,
    condition  text        NOT NULL,
    issue_id   bigint      NOT NULL,
    episode    int         NOT NULL,
    watching   boolean     NOT NULL,
    active     boolean     NOT NULL,
    since      timestamptz NOT NULL,
    last_sent  timestamptz,
    suppressed int         NOT NULL DEFAULT 0,
    PRIMARY KEY (project_id, rule_id, condition, issue_id, episode, watching)
);

CREATE INDEX firing_of_issue ON firing (project_id, issue_id) WHERE active;

-- Why a rule spoke or did not. Repeats within an hour are one row with a count.
CREATE TABLE evaluation (
    project_id bigint      NOT NULL,
    rule_id    bigint      NOT NULL,
    issue_id   bigint      NOT NULL,
    code       text        NOT NULL,
    hour       timestamptz NOT NULL,
    at         timestamptz NOT NULL,
    times      int         NOT NULL DEFAULT 1,
    sentence   text        NOT NULL,
    trace      jsonb       NOT NULL,
    PRIMARY KEY (project_id, rule_id, issue_id, code, hour)
);

-- What is to be said: written with the decision. One change makes a rule speak once.
CREATE TABLE notification (
    project_id bigint      NOT NULL,
    id         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    change_id  bigint      NOT NULL,
    rule_id    bigint      NOT NULL,
    rule_name  text        NOT NULL,
    condition  text        NOT NULL,
    issue_id   bigint      NOT NULL,
    reason     text        NOT NULL,
    suppressed int         NOT NULL,
    change     jsonb       NOT NULL,
    created    timestamptz NOT NULL,
    PRIMARY KEY (project_id, id),
    UNIQUE (project_id, change_id, rule_id)
);

-- What one rule of a project has waiting for one destination. Lines take turns, and so do the
-- projects in front of a destination that they share: served is the last turn. held_until: much was
-- told at once; what comes now is gathered until then.
CREATE TABLE line (
    destination_project bigint      NOT NULL,
    destination_id      bigint      NOT NULL,
    project_id          bigint      NOT NULL,
    rule_id             bigint      NOT NULL,
    served              timestamptz NOT NULL DEFAULT '-infinity',
    held_until          timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (destination_project, destination_id, project_id, rule_id),
    FOREIGN KEY (destination_project, destination_id) REFERENCES destination ON DELETE CASCADE
) WITH (fillfactor = 80);

-- A notification on its way to one destination. next_at: when it is due; while 'sending', when the
-- lease ends. joined_to: the delivery that tells of this one too, once it is 'superseded'; others:
-- for how many it does so. resends: the dead delivery that a person had sent again by this one.
CREATE TABLE delivery (
    project_id          bigint      NOT NULL,
    id                  bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    notification_id     bigint      NOT NULL,
    destination_project bigint      NOT NULL,
    destination_id      bigint      NOT NULL,
    destination_name    text        NOT NULL,
    rule_id             bigint      NOT NULL,
    issue_id            bigint      NOT NULL,
    episode             int         NOT NULL,
    state               text        NOT NULL DEFAULT 'queued' CHECK (state IN
                            ('queued', 'sending', 'retrying', 'delivered', 'superseded', 'dead', 'cancelled')),
    attempts            int         NOT NULL DEFAULT 0,
    first_attempt       timestamptz,
    next_at             timestamptz NOT NULL,
    created             timestamptz NOT NULL,
    finished            timestamptz,
    joined_to           bigint,
    others              int         NOT NULL DEFAULT 0,
    resends             bigint,
    PRIMARY KEY (project_id, id),
    UNIQUE NULLS NOT DISTINCT
        (project_id, notification_id, destination_project, destination_id, resends),
    FOREIGN KEY (project_id, notification_id) REFERENCES notification ON DELETE CASCADE
) WITH (fillfactor = 80);

CREATE INDEX delivery_waiting
    ON delivery (destination_project, destination_id, project_id, rule_id, next_at, id)
    WHERE state IN ('queued', 'sending', 'retrying');
CREATE INDEX delivery_order
    ON delivery (project_id, issue_id, episode, destination_project, destination_id, id)
    WHERE state IN ('queued', 'sending', 'retrying');
CREATE INDEX delivery_of_issue ON delivery (project_id, issue_id, id);

CREATE TABLE attempt (
    project_id  bigint      NOT NULL,
    delivery_id bigint      NOT NULL,
    number      int         NOT NULL,
    at          timestamptz NOT NULL,
    status      int         NOT NULL,
    millis      bigint      NOT NULL,
    answer      text        NOT NULL,
    PRIMARY KEY (project_id, delivery_id, number),
    FOREIGN KEY (project_id, delivery_id) REFERENCES delivery ON DELETE CASCADE
);
