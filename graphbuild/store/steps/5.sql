-- From schema 4 to 5: the graph that all texts together make is kept beside them, and no text gets the number of another
-- one that went. The tables are as schema 5 had them, whatever came later.

CREATE TABLE archive (
  changes INTEGER NOT NULL  -- one row: how often a text came or went; no text's number is above it
);

INSERT INTO archive SELECT coalesce(max(number), 0) FROM documents;

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
