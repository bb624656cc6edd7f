"""Files and git."""
