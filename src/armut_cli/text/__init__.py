"""YAML in and out, on strings; never opens a file."""
