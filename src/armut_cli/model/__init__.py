"""The nouns of a register as frozen values; never does I/O, never imports a room above."""
