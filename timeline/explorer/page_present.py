"""Where presentations are: `timeline.explorer.presenting`."""

from timeline.explorer.presenting import attach

__all__ = ["attach"]
