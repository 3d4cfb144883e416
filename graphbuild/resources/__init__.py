"""What ships and is no code: gazetteers, vocabulary, the trained pipeline."""
