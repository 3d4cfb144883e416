"""spaCy components, one job a file, made available through entry points."""
