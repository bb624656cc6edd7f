"""What is wrong with a register: shape and rules; never writes, never raises for a mistake."""
