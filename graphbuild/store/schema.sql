-- What graphbuild stores, schema 5. Texts are numbered as they come in; all else hangs on that number, which no other
-- text gets later. To read by hand, begin with the views at the end. Places count Unicode code points in documents.text,
-- from 0, end exclusive. The first half is what was read from each text by itself, the second what all of them together
-- say, once it was asked for: the graph as it then was.

CREATE TABLE documents (
  number INTEGER NOT NULL PRIMARY KEY,  -- what other tables call "document"
  id TEXT NOT NULL UNIQUE,  -- the path as it was given, of a row of a table "path#row"
  title TEXT,
  title_basis TEXT,  -- where the title was read: column, markup or text
  date TEXT,  -- YYYY-MM-DD
  date_basis TEXT,
  url TEXT,
  source TEXT,
  sha256 TEXT NOT NULL,  -- of the text
  fingerprint TEXT NOT NULL,  -- of the text and of all that decided how it was read
  text TEXT NOT NULL
);

CREATE TABLE sentences (
  id INTEGER NOT NULL PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  number INTEGER NOT NULL,  -- within its document, from 0
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, number)
);

CREATE TABLE mentions (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,  -- country, agency, official, person, organization or measure
  sentence INTEGER NOT NULL,
  name TEXT NOT NULL,  -- as it should be read, without title or possessive
  entity TEXT,  -- whose id is sure from the text alone, else NULL: graphbuild resolves it with all texts at hand
  reason TEXT NOT NULL,
  attributes TEXT NOT NULL,  -- a JSON object: "office" and the like
  PRIMARY KEY (document, number),
  FOREIGN KEY (document, sentence) REFERENCES sentences (document, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE evidence (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
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

CREATE TABLE failures (
  id TEXT NOT NULL PRIMARY KEY,  -- of a text that could not be read; it is tried again when the fingerprint changes
  reason TEXT NOT NULL,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Reference lists, and by which keys the names of their entries are found.
CREATE TABLE lists (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL  -- of the entries
);

CREATE TABLE list_entries (
  number INTEGER NOT NULL PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES lists (number),
  id TEXT NOT NULL,  -- as its publisher gives it
  name TEXT NOT NULL,
  kind TEXT NOT NULL,  -- person, organization, vessel, aircraft, country or any
  aliases TEXT NOT NULL,  -- these and the following are JSON lists
  weak TEXT NOT NULL,  -- aliases that tell little
  countries TEXT NOT NULL,  -- codes
  origins TEXT NOT NULL,  -- codes of countries that it has to do with
  programmes TEXT NOT NULL,
  details TEXT NOT NULL,  -- of pairs: label, value
  UNIQUE (list, id)
);

CREATE TABLE list_names (
  number INTEGER NOT NULL PRIMARY KEY,
  list INTEGER NOT NULL REFERENCES lists (number),
  entry INTEGER NOT NULL,
  name TEXT NOT NULL,
  weak INTEGER NOT NULL,
  namesakes REAL NOT NULL  -- how many entries would bear this name by chance
);

CREATE TABLE list_keys (
  list INTEGER NOT NULL,
  key TEXT NOT NULL,
  name INTEGER NOT NULL,
  PRIMARY KEY (list, key, name)
) WITHOUT ROWID;

CREATE INDEX mentions_by_sentence ON mentions (document, sentence);
CREATE INDEX mentions_by_name ON mentions (name);
CREATE INDEX evidence_by_source ON evidence (document, source_mention);
CREATE INDEX evidence_by_target ON evidence (document, target_mention);
CREATE INDEX evidence_by_speaker ON evidence (document, speaker_mention);
CREATE INDEX evidence_by_relation ON evidence (relation);

-- Words of all sentences; the text itself stays in "sentences", and the triggers keep the two in step.
CREATE VIRTUAL TABLE sentences_fts USING fts5 (
  text, content=[sentences], content_rowid=[id], tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER sentences_changed AFTER UPDATE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO sentences_fts (rowid, text) VALUES (new.id, new.text);
END;

-- Every name as it is read: who is named, in which sentence of which text.
CREATE VIEW names AS
SELECT
  documents.date,
  mentions.name,
  mentions.kind,
  mentions.text AS written,
  sentences.text AS sentence,
  documents.id AS document,
  documents.title,
  documents.url
FROM mentions
JOIN documents ON documents.number = mentions.document
JOIN sentences ON sentences.document = mentions.document AND sentences.number = mentions.sentence;

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
JOIN documents ON documents.number = evidence.document
JOIN mentions AS source ON source.document = evidence.document AND source.number = evidence.source_mention
JOIN mentions AS target ON target.document = evidence.document AND target.number = evidence.target_mention;

-- The graph: who is the same in all texts, and what they say of each other, as people have decided. It is made anew by
-- the first command that reads it after a change; "graph" says of what it was made. Its rows do not refer to texts by
-- foreign keys, so that it stays whole until then.

CREATE TABLE archive (
  changes INTEGER NOT NULL  -- one row: how often a text came or went; no text's number is above it
);

INSERT INTO archive VALUES (0);

CREATE TABLE graph (
  key TEXT NOT NULL,  -- one row, or none yet: the changes, decisions and program that the graph was made from
  entities INTEGER NOT NULL,
  relations INTEGER NOT NULL,
  decided TEXT  -- a JSON object: what people's decisions made of it
);

CREATE TABLE entities (
  number INTEGER NOT NULL PRIMARY KEY,  -- in order of ids
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,  -- a JSON list
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  notes TEXT,  -- a JSON list
  pin TEXT,  -- a JSON list: where it is drawn
  listed TEXT  -- a JSON list: the entries of reference lists that it is, or may be
);

-- Which entity each mention names.
CREATE TABLE named (
  entity INTEGER NOT NULL REFERENCES entities (number),
  number INTEGER NOT NULL,  -- from 0, by document and place
  document INTEGER NOT NULL,
  mention INTEGER NOT NULL,
  attributes TEXT,  -- a JSON object; NULL: as in "mentions"
  PRIMARY KEY (entity, number)
) WITHOUT ROWID;

CREATE TABLE relations (
  number INTEGER NOT NULL PRIMARY KEY,  -- in order of ids of source and target, then of relation
  source INTEGER NOT NULL REFERENCES entities (number),
  target INTEGER NOT NULL REFERENCES entities (number),
  relation TEXT NOT NULL,
  weight REAL NOT NULL,
  citations INTEGER NOT NULL,
  sources INTEGER NOT NULL,  -- independent ones: copies of a text count once
  first TEXT,  -- the first and the last day of its texts
  last TEXT
);

CREATE TABLE citations (
  relation INTEGER NOT NULL REFERENCES relations (number),
  number INTEGER NOT NULL,  -- from 0, by document and place
  document INTEGER NOT NULL,
  sentence INTEGER,  -- its number; NULL where what is cited is not one sentence
  start_char INTEGER NOT NULL,
  end_char INTEGER NOT NULL,
  source_start INTEGER NOT NULL,
  source_end INTEGER NOT NULL,
  target_start INTEGER NOT NULL,
  target_end INTEGER NOT NULL,
  rule TEXT,  -- NULL, as the status, where the sentence only names the two
  status TEXT,
  speaker TEXT,  -- the id of the entity that says so
  happened_first TEXT,
  happened_last TEXT,
  granularity TEXT,
  relative INTEGER,
  happened_start_char INTEGER,
  happened_end_char INTEGER,
  PRIMARY KEY (relation, number)
) WITHOUT ROWID;

CREATE TABLE copies (
  document INTEGER NOT NULL PRIMARY KEY,
  source INTEGER NOT NULL  -- the document that it goes back to
);

CREATE INDEX relations_by_source ON relations (source);
CREATE INDEX relations_by_target ON relations (target);

CREATE VIRTUAL TABLE entities_fts USING fts5 (
  name, aliases, content=[entities], content_rowid=[number], tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  UPDATE archive SET changes = max(changes + 1, new.number);
END;

CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
  UPDATE archive SET changes = changes + 1;
END;

CREATE TRIGGER documents_changed AFTER UPDATE ON documents BEGIN
  UPDATE archive SET changes = changes + 1;
END;

-- Every relation as it is read: who, what, whom, and how well that is borne out.
CREATE VIEW ties AS
SELECT
  source.name AS who,
  relations.relation AS what,
  target.name AS whom,
  relations.weight,
  relations.sources,
  relations.citations,
  relations.first,
  relations.last,
  source.kind AS who_kind,
  target.kind AS whom_kind,
  source.id AS who_id,
  target.id AS whom_id
FROM relations
JOIN entities AS source ON source.number = relations.source
JOIN entities AS target ON target.number = relations.target;

-- Every claim of the graph with each sentence that makes it.
CREATE VIEW claims AS
SELECT
  documents.date,
  source.name AS who,
  relations.relation AS what,
  target.name AS whom,
  substr(documents.text, citations.start_char + 1, citations.end_char - citations.start_char) AS sentence,
  citations.status,
  speaker.name AS speaker,
  citations.happened_first,
  citations.happened_last,
  documents.id AS document,
  documents.title,
  documents.url,
  source.id AS who_id,
  target.id AS whom_id
FROM citations
JOIN relations ON relations.number = citations.relation
JOIN entities AS source ON source.number = relations.source
JOIN entities AS target ON target.number = relations.target
JOIN documents ON documents.number = citations.document
LEFT JOIN entities AS speaker ON speaker.id = citations.speaker
WHERE citations.rule IS NOT NULL;
