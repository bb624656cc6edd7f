"""All tests; registers go in as text, answers come out as text."""
