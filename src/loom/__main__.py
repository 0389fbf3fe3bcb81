"""`python -m loom` is the command `loom`."""

from loom.cli import main

if __name__ == "__main__":
    main()
