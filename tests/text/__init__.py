"""Tests of reading, placing and editing YAML: text in, text out."""
