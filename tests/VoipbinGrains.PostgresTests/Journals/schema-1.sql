CREATE TABLE voipbin_schema (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    version integer NOT NULL
);
INSERT INTO voipbin_schema (version) VALUES (1);

CREATE TABLE head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint NOT NULL,
    number bigint NOT NULL,
    body bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO head (position, number, body) VALUES (0, 0, 0);

CREATE TABLE resource (
    number bigint PRIMARY KEY,
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    UNIQUE (id, tenant, kind)
);

CREATE TABLE journal (
    position bigint PRIMARY KEY,
    resource bigint NOT NULL,
    received_at bigint NOT NULL,
    version integer NOT NULL,
    winner integer NOT NULL,
    anomalies integer NOT NULL,
    disposition integer NOT NULL,
    ended boolean NOT NULL,
    deleted boolean NOT NULL,
    event text COLLATE "C" NOT NULL,
    sent_as text COLLATE "C", -- null: the same word as event
    status text COLLATE "C",
    reason text COLLATE "C" NOT NULL,
    previous_status text COLLATE "C",
    status_after text COLLATE "C",
    sort_key bytea NOT NULL,
    data bytea NOT NULL,
    UNIQUE (resource, version)
);

CREATE TABLE long_history (
    resource bigint NOT NULL,
    fingerprint bigint NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (resource, fingerprint, version)
);

-- resources on their way out, of whose events some may be gone: they take no more and are shown to nobody
CREATE TABLE leaving (resource bigint PRIMARY KEY);

CREATE TABLE unmodelled (
    position bigint PRIMARY KEY,
    received_at bigint NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    id text COLLATE "C",
    data bytea NOT NULL
);
CREATE INDEX unmodelled_of_tenant ON unmodelled (tenant, position);
CREATE INDEX unmodelled_by_time ON unmodelled (received_at);

CREATE TABLE quarantine (
    id bigint PRIMARY KEY,
    received_at bigint NOT NULL,
    replayed_at bigint,
    replayed_position bigint, -- of the event that the body turned out to be
    size bigint NOT NULL,
    truncated boolean NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL,
    content_type text COLLATE "C",
    sha256 bytea NOT NULL,
    body bytea NOT NULL
);
CREATE INDEX quarantine_of_tenant ON quarantine (tenant, id);
CREATE INDEX quarantine_by_time ON quarantine (received_at);
