"""The schemas, tried with the language server that editors run."""
