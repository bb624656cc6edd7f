"""Questions to a register."""
