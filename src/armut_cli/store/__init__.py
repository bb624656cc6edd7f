"""The files of a register and their git history; knows nothing of YAML."""
