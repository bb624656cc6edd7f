"""Reports from templates; never reads files of the register."""
