"""Who can read and write what somebody does alone, as conditions for row-level security."""

from wegwijzer.organisations.security import OWN_ORGANISATION

ME = "wegwijzer_person()"
MINE = f"{OWN_ORGANISATION} AND person_id = {ME}"
# Row-level security of the sheet itself shows nobody's but mine, so this asks whether it is mine.
MY_SHEET = "SELECT 1 FROM selfwork_sheet s WHERE s.organisation_id = wegwijzer_organisation() AND s.id = sheet_id"
ON_MY_SHEET = MINE + " AND EXISTS (" + MY_SHEET + ")"
OF_MY_SHEET = f"{MINE} AND (sheet_id IS NULL OR EXISTS ({MY_SHEET}))"  # or of one that is gone
MY_ASKING = "SELECT 1 FROM selfwork_asking a WHERE a.organisation_id = wegwijzer_organisation() AND a.id = asking_id"
OF_MY_WORK = f"{OF_MY_SHEET} AND (asking_id IS NULL OR EXISTS ({MY_ASKING}))"


def still_here(person: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM people_membership m WHERE m.organisation_id = wegwijzer_organisation() AND "  # noqa: S608
        f"m.person_id = selfwork_share.{person} AND m.starts_on <= current_date + 1"
        " AND (m.ends_on IS NULL OR m.ends_on >= current_date - 1))"
    )


# Who left cannot take back any more what was shared: so that ends with the last day, as it does for who reads it.
SHARED_WITH_ME = (
    f"{OWN_ORGANISATION} AND receiver_id = {ME} AND taken_back_at IS NULL"
    " AND (until IS NULL OR until >= current_date - 1)"  # a day wider: days turn elsewhere at another hour
    f" AND {still_here('person_id')} AND {still_here('receiver_id')}"
)
SHARE_READ = f"({MINE}) OR ({SHARED_WITH_ME})"
