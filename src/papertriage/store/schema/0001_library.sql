-- The library, as a file that any SQLite tool can open.
-- A released step is never edited: what changes later is a step of its own.

-- A saved page that was read. One row for the same bytes, whatever their name.
CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used again, so that an undone page can come back
    digest TEXT NOT NULL UNIQUE,   -- SHA-256 of the saved bytes, in hex: reading them again adds nothing
    name TEXT NOT NULL,            -- as the user named it
    reader TEXT NOT NULL,          -- which page format it was
    url TEXT,                      -- null where neither page nor container says
    page_date TEXT,                -- the page's own date, ISO 8601 shortened to what is known
    stated_total INTEGER,          -- how many records the page says it shows
    read_at TEXT NOT NULL          -- UTC, ISO 8601 to the second
);

-- What was on a page and could not be read.
CREATE TABLE fragment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    line INTEGER NOT NULL,         -- in the page's text, from 1
    text TEXT NOT NULL
);
CREATE INDEX fragment_page ON fragment (page);   -- the fragments of a page

-- A paper on the reading list: the best copy of each field among its sightings, made readable.
CREATE TABLE paper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- bookkeeping: rowid of the text index; never used again
    hash TEXT NOT NULL UNIQUE,     -- 12 hex digits: what people see; never changes
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,        -- empty where no page printed one
    abstract_kind TEXT NOT NULL,   -- full, truncated, summary, snippet, none
    authors TEXT NOT NULL,         -- one name a line; empty where no page named them
    authors_count INTEGER,         -- also known where the names are not
    organization TEXT,
    date TEXT,                     -- ISO 8601 shortened to what is known
    venue TEXT,
    url TEXT,
    categories TEXT NOT NULL,      -- divided by blanks, the primary one first
    -- what a person decided
    status TEXT NOT NULL DEFAULT 'new'
        CHECK (status IN ('new', 'later', 'reading', 'done', 'skip', 'muted')),
    priority INTEGER NOT NULL DEFAULT 0,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    note TEXT NOT NULL DEFAULT '',
    -- bookkeeping
    added_at TEXT NOT NULL,        -- UTC, ISO 8601 to the second
    seen INTEGER NOT NULL,         -- on how many pages
    score REAL NOT NULL DEFAULT 0  -- the sum of its topics' scores
);
CREATE INDEX paper_status ON paper (status, added_at);   -- lists by status, newest first
CREATE INDEX paper_added ON paper (added_at);            -- the newest, added:7d..

-- The identifiers of a paper; it may have several of one scheme (preprint and journal article).
CREATE TABLE identifier (
    scheme TEXT NOT NULL,          -- arxiv, doi, pmid
    value TEXT NOT NULL,           -- in the one spelling of identifiers.py
    paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    PRIMARY KEY (scheme, value, paper)
) WITHOUT ROWID;
CREATE INDEX identifier_paper ON identifier (paper);     -- the identifiers of a paper

-- A record of a page: one row each time a paper was printed somewhere.
CREATE TABLE sighting (
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    position INTEGER NOT NULL,     -- among the page's records, from 0
    paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    version INTEGER NOT NULL,      -- which version of the paper it printed, from 1 (preprint, article, ...)
    printed TEXT NOT NULL,         -- JSON: the fields as printed, where they differ from the paper's
    abstract BLOB,                 -- the abstract as printed, where it differs: UTF-8, compressed by zlib
                                   -- with the paper's abstract as the dictionary
    PRIMARY KEY (page, position)
) WITHOUT ROWID;
CREATE INDEX sighting_paper ON sighting (paper);         -- the sightings of a paper

-- Tags, kept apart by who gave them.
CREATE TABLE tag (
    paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    name TEXT NOT NULL,
    "by" TEXT NOT NULL CHECK ("by" IN ('topic', 'person')),
    because TEXT NOT NULL,         -- the words that earned it; empty for a person's
    PRIMARY KEY (paper, name, "by")
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name, paper);              -- tag:NAME

-- Where to look for repeats: some twenty 32-bit hashes a paper, of its title and abstract. In two tables, since
-- a page brings keys from everywhere among millions: they come into the small one, and move on many at a time.
CREATE TABLE key_settled (
    key INTEGER NOT NULL,          -- signed 32 bits; what is hashed is told in dedup/keys.py
    paper INTEGER NOT NULL,        -- no foreign key: it would want an index as large as this table, and
                                   -- a key left behind only finds a candidate that is not there
    PRIMARY KEY (key, paper)
) WITHOUT ROWID;
CREATE TABLE key_fresh (key INTEGER NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY (key, paper)) WITHOUT ROWID;
CREATE VIEW key (key, paper) AS SELECT key, paper FROM key_settled UNION ALL SELECT key, paper FROM key_fresh;
CREATE TRIGGER key_delete INSTEAD OF DELETE ON key BEGIN
    DELETE FROM key_settled WHERE key = old.key AND paper = old.paper;
    DELETE FROM key_fresh WHERE key = old.key AND paper = old.paper;
END;

-- Ids of papers that were merged into another one: they stay valid.
CREATE TABLE alias (
    hash TEXT PRIMARY KEY,
    paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    had TEXT NOT NULL              -- JSON: what each of the two had of its own, for a split
) WITHOUT ROWID;
CREATE INDEX alias_paper ON alias (paper);               -- what else a paper is called

-- What was said of two papers that look alike, the lower name first. By their ids, so that it still holds when
-- one of them is merged or split off; and, where a person said it, by the fingerprints of what each of them
-- printed (store/pairs.py), so that it still holds when they are taken away and read again.
CREATE TABLE ruling (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'maybe', 'different')),
    "by" TEXT NOT NULL CHECK ("by" IN ('rule', 'person')),
    reason TEXT NOT NULL,
    ruled_at TEXT NOT NULL,        -- UTC, ISO 8601 to the second
    PRIMARY KEY (a, b, "by"),      -- what a person says leaves what a rule said as it was
    CHECK (a < b)
) WITHOUT ROWID;
CREATE INDEX ruling_b ON ruling (b);                     -- what was said of a paper
CREATE INDEX ruling_person ON ruling (a) WHERE "by" = 'person';   -- whether a person said anything at all

-- What a person decided, in the order of deciding: the order of triage learns from it.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    paper INTEGER NOT NULL REFERENCES paper ON DELETE CASCADE,
    what TEXT NOT NULL,            -- the new status, "opened", or "rated 4"
    drawn TEXT NOT NULL,           -- why triage showed it: score, new, random, muted, skip; empty outside triage
    decided_at TEXT NOT NULL       -- UTC, ISO 8601 to the second
);
CREATE INDEX decision_paper ON decision (paper);         -- so that ON DELETE CASCADE finds it

-- What triage last thought of the papers, so that its next start has an order before it has read a text.
-- Bookkeeping: neither exported nor journaled, and made anew by every session.
CREATE TABLE learned (
    paper INTEGER PRIMARY KEY REFERENCES paper ON DELETE CASCADE,
    score REAL NOT NULL            -- from -1 to 1: ranking/learner.py
);

-- The paper that triage shows, or showed last: at most one row. It comes first when triage is started again.
CREATE TABLE shown (
    paper INTEGER PRIMARY KEY REFERENCES paper ON DELETE CASCADE,
    drawn TEXT NOT NULL            -- as in the table decision
);

-- The journal: one row for each command that changed the library.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    began_at TEXT NOT NULL,        -- UTC, ISO 8601 to the second
    what TEXT NOT NULL,            -- in words: "mark 3 papers: status later"
    bytes INTEGER NOT NULL DEFAULT 0,   -- about what its changes take
    undoes INTEGER REFERENCES operation ON DELETE CASCADE   -- the operation that this one took back, or null
);

-- What each operation found where it changed something. Triggers write it, which store/journal.py makes.
CREATE TABLE change (
    operation INTEGER NOT NULL REFERENCES operation ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    "row" NOT NULL,                -- its primary key: the number, or a JSON array of several
    "column" TEXT NOT NULL,        -- empty: the row was not there
    before,                        -- the value that the column had, of whatever type
    parent TEXT,                   -- the page or paper that the row belongs to, as "paper 17"
    PRIMARY KEY (operation, "table", "row", "column")
) WITHOUT ROWID;

-- Inside a transaction that adds many papers: those with greater numbers get into the text indexes at its end,
-- together. Empty at any other time.
CREATE TABLE unindexed (after INTEGER NOT NULL);

-- The text index: words stemmed, case and accents ignored. It holds no text of its own.
CREATE VIRTUAL TABLE paper_text USING fts5 (
    title, abstract, authors, note,
    content = 'paper', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER paper_text_insert AFTER INSERT ON paper
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE new.id > after) BEGIN
    INSERT INTO paper_text (rowid, title, abstract, authors, note)
    VALUES (new.id, new.title, new.abstract, new.authors, new.note);
END;
CREATE TRIGGER paper_text_delete AFTER DELETE ON paper
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE old.id > after) BEGIN
    INSERT INTO paper_text (paper_text, rowid, title, abstract, authors, note)
    VALUES ('delete', old.id, old.title, old.abstract, old.authors, old.note);
END;
CREATE TRIGGER paper_text_update AFTER UPDATE OF title, abstract, authors, note ON paper
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE old.id > after) BEGIN
    INSERT INTO paper_text (paper_text, rowid, title, abstract, authors, note)
    VALUES ('delete', old.id, old.title, old.abstract, old.authors, old.note);
    INSERT INTO paper_text (rowid, title, abstract, authors, note)
    VALUES (new.id, new.title, new.abstract, new.authors, new.note);
END;

-- The words of the texts as typed, unstemmed: for prefix* and for the spelling help. It knows which papers
-- hold a word, but neither where nor how often, which keeps it small.
CREATE VIRTUAL TABLE paper_word USING fts5 (
    title, abstract, authors, note,
    content = 'paper', content_rowid = 'id', detail = 'none', columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER paper_word_insert AFTER INSERT ON paper
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE new.id > after) BEGIN
    INSERT INTO paper_word (rowid, title, abstract, authors, note)
    VALUES (new.id, new.title, new.abstract, new.authors, new.note);
END;
CREATE TRIGGER paper_word_delete AFTER DELETE ON paper
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE old.id > after) BEGIN
    INSERT INTO paper_word (paper_word, rowid, title, abstract, authors, note)
    VALUES ('delete', old.id, old.title, old.abstract, old.authors, old.note);
END;
CREATE TRIGGER paper_word_update AFTER UPDATE OF title, abstract, authors, note ON paper
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE old.id > after) BEGIN
    INSERT INTO paper_word (paper_word, rowid, title, abstract, authors, note)
    VALUES ('delete', old.id, old.title, old.abstract, old.authors, old.note);
    INSERT INTO paper_word (rowid, title, abstract, authors, note)
    VALUES (new.id, new.title, new.abstract, new.authors, new.note);
END;
