"""Track the measures of an alliance against poverty, kept as YAML files in git."""

__version__ = "0.1.0"
