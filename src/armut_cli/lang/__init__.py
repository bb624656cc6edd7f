"""Languages: the catalogue of messages and the forms of dates and numbers."""
