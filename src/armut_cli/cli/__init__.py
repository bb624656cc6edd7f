"""The commands: thin, one file each; the only room that knows Typer."""
