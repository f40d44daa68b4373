"""Start the explorer: `python app.py` or `make run`. HOST, PORT, ALLOWED_HOSTS: README."""

from timeline.explorer.run import main

if __name__ == "__main__":
    raise SystemExit(main())
