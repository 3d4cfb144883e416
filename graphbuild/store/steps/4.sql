-- From schema 3 to 4: tables for reference lists. The tables are as schema 4 had them, whatever came later.

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
