"""People with their places: a row for each place, and one more for each time another leader comes in it.

Who has no place or no employment has a row as well. Everything that was and will be comes along, so that the file
is the whole history; lines other than to one's own leader have no column.
"""

from collections.abc import Iterator

from wegwijzer.exchange.export.rows import number, streamed, word
from wegwijzer.exchange.export.words import CONTRACTS, GENDERS
from wegwijzer.exchange.kinds.people.fields import FIELDS

# Where a place is cut: at its start, where a line starts, and on the day after one that ends before the place does.
QUERY = """
WITH line AS MATERIALIZED (
    SELECT position_id, manager_id, starts_on, ends_on FROM people_reportingline
     WHERE organisation_id = (SELECT wegwijzer_organisation()) AND kind = 'hierarchical'
), cut AS (
    SELECT id AS position_id, starts_on AS day FROM people_position
     WHERE organisation_id = (SELECT wegwijzer_organisation())
     UNION
    SELECT position_id, starts_on FROM line
     UNION
    SELECT l.position_id, l.ends_on + 1 FROM line l
      JOIN people_position p ON p.organisation_id = (SELECT wegwijzer_organisation()) AND p.id = l.position_id
     WHERE l.ends_on IS NOT NULL AND (p.ends_on IS NULL OR l.ends_on < p.ends_on)
), stretch AS (
    SELECT position_id, day, lead(day) OVER (PARTITION BY position_id ORDER BY day) - 1 AS last_day FROM cut
)
SELECT pe.number, pe.given_name, pe.family_name, pe.email, pe.birth_date, pe.gender,
       e.starts_on, e.ends_on, e.kind,
       u.name, u.code, above.name, f.name, f.code, family.name, f.level, po.share,
       COALESCE(NULLIF(m.number, ''), NULLIF(m.email, ''), m.family_name || ', ' || m.given_name),
       s.day, COALESCE(s.last_day, po.ends_on)
  FROM people_person pe
  LEFT JOIN people_employment e ON e.organisation_id = pe.organisation_id AND e.person_id = pe.id
  LEFT JOIN people_position po ON po.organisation_id = e.organisation_id AND po.employment_id = e.id
  LEFT JOIN stretch s ON s.position_id = po.id
  LEFT JOIN organisations_unit u ON u.organisation_id = po.organisation_id AND u.id = po.unit_id
  LEFT JOIN organisations_unit above ON above.organisation_id = u.organisation_id AND above.id = u.parent_id
  LEFT JOIN functions_function f ON f.organisation_id = po.organisation_id AND f.id = po.function_id
  LEFT JOIN functions_functionfamily family ON family.organisation_id = f.organisation_id AND family.id = f.family_id
  LEFT JOIN line l ON l.position_id = po.id AND l.starts_on <= s.day AND (l.ends_on IS NULL OR l.ends_on >= s.day)
  LEFT JOIN people_person m ON m.organisation_id = pe.organisation_id AND m.id = l.manager_id
 WHERE pe.organisation_id = (SELECT wegwijzer_organisation())
 ORDER BY pe.sort_name, pe.id, e.starts_on, s.day, po.id
"""
COLUMNS = {
    "number": "text",
    "given_name": "text",
    "family_name": "text",
    "email": "text",
    "birth_date": "date",
    "gender": "text",
    "employment_starts": "date",
    "employment_ends": "date",
    "employment_kind": "text",
    "unit": "text",
    "unit_code": "text",
    "unit_above": "text",
    "function": "text",
    "function_code": "text",
    "family": "text",
    "level": "int4",
    "share": "numeric",
    "manager": "text",
    "starts_on": "date",
    "ends_on": "date",
}
WRITTEN_FIELDS = tuple(one for one in FIELDS if one.key in COLUMNS)


def rows(language: str) -> Iterator[list]:
    """In the order of COLUMNS, by name and day; values in the words of `language`."""
    convert = {"gender": word(GENDERS[language]), "employment_kind": word(CONTRACTS[language]), "share": number}
    places = [(place, convert[key]) for place, key in enumerate(COLUMNS) if key in convert]
    for found in streamed(QUERY, list(COLUMNS.values())):
        row = list(found)
        for place, change in places:
            row[place] = change(row[place])
        yield row
