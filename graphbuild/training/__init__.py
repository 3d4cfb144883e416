"""How the trained pipeline was made; not needed to run."""
