"""What armut writes for other programs, tried with those programs themselves."""
