"""What `timeline check` finds: faults in packs and testimonies (`check`), and which years of the
testimonies no event tells (`coverage`)."""

from timeline.check.coverage import Coverage, Untold, coverage, of_lives
from timeline.check.files import check, check_testimony, notices
from timeline.packs import Fault

__all__ = [
    "Coverage",
    "Fault",
    "Untold",
    "check",
    "check_testimony",
    "coverage",
    "notices",
    "of_lives",
]
