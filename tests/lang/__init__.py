"""Words, dates and numbers."""
