-- The schema that graphbuild had before it numbered its texts and searched their sentences.

CREATE TABLE documents (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT,
  title_basis TEXT,
  date TEXT,
  date_basis TEXT,
  url TEXT,
  source TEXT,
  sha256 TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE sentences (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE mentions (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  name TEXT NOT NULL,
  entity TEXT,
  reason TEXT NOT NULL,
  attributes TEXT NOT NULL,  -- a JSON object: "office" and the like
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, sentence) REFERENCES sentences (document, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE evidence (
  document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  relation TEXT NOT NULL,
  source_mention INTEGER NOT NULL,
  target_mention INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  rule TEXT NOT NULL,
  source_start INTEGER,  -- a pronoun in the sentence that stands for the source, NULL where the mention is there itself
  source_end INTEGER,
  target_start INTEGER,
  target_end INTEGER,
  status TEXT NOT NULL,  -- asserted, quoted, alleged or denied
  speaker_mention INTEGER,
  happened_first TEXT,  -- the first and the last day of when it happened, as the sentence says
  happened_last TEXT,
  granularity TEXT,
  relative INTEGER,  -- 1 where that is reckoned from the date of the document
  happened_start_char INTEGER,
  happened_end_char INTEGER,
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, source_mention) REFERENCES mentions (document, number) ON DELETE CASCADE,
  FOREIGN KEY (document, target_mention) REFERENCES mentions (document, number) ON DELETE CASCADE,
  FOREIGN KEY (document, speaker_mention) REFERENCES mentions (document, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX mentions_by_sentence ON mentions (document, sentence);
CREATE INDEX mentions_by_name ON mentions (name);
CREATE INDEX evidence_by_source ON evidence (document, source_mention);
CREATE INDEX evidence_by_target ON evidence (document, target_mention);
CREATE INDEX evidence_by_relation ON evidence (relation);

-- Every piece of evidence as it is read: who, what, whom, in which words, when and where.
CREATE VIEW quotations AS
SELECT
  documents.date,
  source.name AS source,
  evidence.relation,
  target.name AS target,
  substr(documents.text, evidence.start_char + 1, evidence.end_char - evidence.start_char) AS sentence,
  documents.id AS document,
  documents.url,
  evidence.rule
FROM evidence
JOIN documents ON documents.id = evidence.document
JOIN mentions AS source ON source.document = evidence.document AND source.number = evidence.source_mention
JOIN mentions AS target ON target.document = evidence.document AND target.number = evidence.target_mention;
