"""What Loom makes of a function, and why: as text for people, as a dictionary for programs."""
