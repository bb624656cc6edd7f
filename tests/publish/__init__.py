"""Tests of reports, templates and escaping."""
