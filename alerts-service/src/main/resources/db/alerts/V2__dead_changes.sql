-- Changes that could not be evaluated and never will be as they are: put aside, so that they hold up
-- no other. For a person to look at; kept until then.
CREATE TABLE dead_change (
    project_id bigint      NOT NULL,
    change_id  bigint      NOT NULL,
    at         timestamptz NOT NULL,
    reason     text        NOT NULL,
    payload    text        NOT NULL,
    PRIMARY KEY (project_id, change_id)
);
