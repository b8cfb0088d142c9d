"""Who can read and write what somebody does alone, as conditions for row-level security."""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"
SHARED_WITH_ME = (
    f"{OWN_ORGANISATION} AND receiver_id = {ME} AND taken_back_at IS NULL"
    " AND (until IS NULL OR until >= current_date - 1)"  # a day wider: days turn elsewhere at another hour
)
SHARE_READ = f"({MINE}) OR ({SHARED_WITH_ME})"
