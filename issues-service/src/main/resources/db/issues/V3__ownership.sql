-- Who owns what in the code: rules and CODEOWNERS of projects; and whom issues are assigned to.

-- Each save of a text is a revision of its own and stays, so that a cause such as `rule:5@3` can always be read.
CREATE TABLE ownership_revision (
    project_id bigint NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('rule', 'codeowners')),
    revision   integer NOT NULL,                -- from 1
    text       text NOT NULL,
    account_id bigint REFERENCES account,       -- of who saved it; null for a token of the organization
    author     text,                            -- name of that token
    at         timestamptz NOT NULL,
    PRIMARY KEY (project_id, kind, revision)
);

-- What holds now. A project without a row has no rules.
CREATE TABLE ownership (
    project_id  bigint PRIMARY KEY,
    rule        integer NOT NULL DEFAULT 0,     -- revision; 0: none yet
    codeowners  integer NOT NULL DEFAULT 0,
    mode        text NOT NULL DEFAULT 'assign' CHECK (mode IN ('assign', 'suggest', 'off')),
    frame_first boolean NOT NULL DEFAULT false, -- the innermost frame decides, not the last rule
    in_app_only boolean NOT NULL DEFAULT false, -- paths and modules of the application's frames only
    code_mappings text[] NOT NULL DEFAULT '{}'  -- `/srv/app/ => src/`: from paths of frames to those of the repository
);

-- Whom an issue is assigned to: a team or a member, not both.
ALTER TABLE issue
    ADD assigned_team    bigint,
    ADD assigned_account bigint,
    ADD assigned_by      text NOT NULL DEFAULT '',  -- person:7, rule:5@3, codeowners:5@3; empty: nobody so far, or access was lost
    ADD CHECK (assigned_team IS NULL OR assigned_account IS NULL);
CREATE INDEX issue_assigned ON issue (project_id)
    WHERE assigned_team IS NOT NULL OR assigned_account IS NOT NULL;

-- Entries of kind assigned and unassigned: to whom it went, and as it was before, for undo.
ALTER TABLE issue_activity
    ADD to_team     bigint,
    ADD to_account  bigint,
    ADD was_team    bigint,
    ADD was_account bigint,
    ADD was_by      text;
