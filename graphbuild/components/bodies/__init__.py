"""Public bodies and organizations: by table, by how their names are built, and by their short forms."""
