"""The files of a new register, in each language; data only."""
