"""Countries by name, demonym and acting capital."""
