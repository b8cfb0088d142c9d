"""What people did to learn, a row for each, by name and day."""

from collections.abc import Iterator

from wegwijzer.exchange.export.rows import number, streamed, word
from wegwijzer.exchange.kinds.training.fields import FIELDS
from wegwijzer.exchange.kinds.training.words import WRITTEN

QUERY = """
SELECT p.number, p.given_name, p.family_name, p.email, t.title, t.kind, t.provider, t.starts_on, t.ends_on, t.hours
  FROM training_trainingparticipation t
  JOIN people_person p ON p.organisation_id = t.organisation_id AND p.id = t.person_id
 WHERE t.organisation_id = (SELECT wegwijzer_organisation())
 ORDER BY p.sort_name, p.id, t.starts_on, t.id
"""
COLUMNS = {
    "number": "text",
    "given_name": "text",
    "family_name": "text",
    "email": "text",
    "title": "text",
    "kind": "text",
    "provider": "text",
    "starts_on": "date",
    "ends_on": "date",
    "hours": "numeric",
}
WRITTEN_FIELDS = tuple(one for one in FIELDS if one.key in COLUMNS)
KIND, HOURS = list(COLUMNS).index("kind"), list(COLUMNS).index("hours")


def rows(language: str) -> Iterator[list]:
    """In the order of COLUMNS; kinds in the words of `language`."""
    said = word(WRITTEN[language])
    for found in streamed(QUERY, list(COLUMNS.values())):
        row = list(found)
        row[KIND], row[HOURS] = said(row[KIND]), number(row[HOURS])
        yield row
