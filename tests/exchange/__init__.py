"""Tests of what other programs take."""
