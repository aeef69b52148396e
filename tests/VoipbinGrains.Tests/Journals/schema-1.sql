CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, 0);

CREATE TABLE resource (
    number INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    UNIQUE (tenant, kind, id)
) STRICT;

CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    resource INTEGER NOT NULL,
    version INTEGER NOT NULL,
    event TEXT NOT NULL,
    sent_as TEXT, -- null: the same word as event
    status TEXT,
    received_at INTEGER NOT NULL,
    sort_key BLOB NOT NULL,
    disposition INTEGER NOT NULL,
    reason TEXT NOT NULL,
    winner INTEGER NOT NULL,
    previous_status TEXT,
    status_after TEXT,
    ended INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    anomalies INTEGER NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (resource, version)
) STRICT;

CREATE TABLE long_history (
    resource INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (resource, fingerprint, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE unmodelled (
    position INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    type TEXT NOT NULL,
    id TEXT,
    received_at INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE INDEX unmodelled_of_tenant ON unmodelled (tenant, position);

CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    truncated INTEGER NOT NULL,
    content_type TEXT,
    replayed_at INTEGER,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX quarantine_of_tenant ON quarantine (tenant, id);
