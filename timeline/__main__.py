"""`python -m timeline` is the program `timeline`, for machines where that is not on the path."""

from timeline.cli import main

if __name__ == "__main__":
    main()
