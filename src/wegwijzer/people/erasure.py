"""The name and all that tells who it was go; where and when somebody worked stays, under a name that says nothing."""

from wegwijzer.organisations.erasing import EMPTY, PERSON, Emptied, Gone, Stays

WORKED = "from when to when somebody worked where"
NOBODY = {
    "number": EMPTY,
    "given_name": "%(given_name)s",
    "family_name": "%(family_name)s",
    "email": EMPTY,
    "birth_date": "NULL",
    "gender": EMPTY,
    "account_id": "NULL",
}

ERASURE = (
    Gone("people_nameterm", PERSON),
    Gone("people_pathcheck", PERSON),
    Stays("people_employment", WORKED),
    Stays("people_position", WORKED),
    Stays("people_reportingline", WORKED),
    Stays("people_membership", WORKED),
    Emptied("people_person", "id = %(person)s", NOBODY),
)
