"""What a graph says: one question a file."""
