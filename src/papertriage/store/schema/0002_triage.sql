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
