"""Headers that can mean two things in a file about people, and what then decides."""

from collections.abc import Sequence
from dataclasses import replace

from wegwijzer.exchange.recognise import Guess
from wegwijzer.exchange.words import squeeze

# “Start date”: of the place or of the employment? Clear beside a column for the other, or when people have
# several rows with different ones; otherwise somebody must say.
GENERAL_START = frozenset(
    map(squeeze, ("Begindatum", "Startdatum", "Start date", "Date de début", "Date début", "Start", "Begin", "Beginn",
                  "Beginndatum", "Begin date", "Début", "Anfangsdatum"))
)  # fmt: skip
GENERAL_END = frozenset(
    map(squeeze, ("Einddatum", "End date", "Date de fin", "Date fin", "Enddatum", "Endedatum", "Einde", "Eind", "End",
                  "Ende", "Fin", "Stopdatum"))
)  # fmt: skip
ONE_NAME = frozenset(map(squeeze, ("Naam", "Name", "Nom", "Naam werknemer", "Naam medewerker", "Nom du travailleur")))


def prefer(found: list, samples: Sequence[str]) -> list:
    """“Employee” above figures is a number, above words a name."""
    keys = {match.field.key: match for match in found}
    if {"number", "full_name"} <= keys.keys():
        figures = sum(any(character.isdigit() for character in text) for text in samples)
        return [keys["number" if figures * 2 > len(samples) else "full_name"]]
    return found


def settle(columns: list[Guess], repeated: bool) -> list[Guess]:
    return _days(whole_names(columns), repeated)


def whole_names(columns: list[Guess]) -> list[Guess]:
    """“Name” without a column for the given name is the whole name."""
    taken = {column.field for column in columns}
    if "given_name" in taken or "full_name" in taken:
        return columns
    return [
        replace(column, field="full_name")
        if column.field == "family_name" and column.by == "header" and squeeze(column.header) in ONE_NAME
        else column
        for column in columns
    ]


def _days(columns: list[Guess], repeated: bool) -> list[Guess]:
    taken = {column.field for column in columns}
    clear = repeated or "employment_starts" in taken
    done = []
    for column in columns:
        if column.by == "header" and column.field == "starts_on" and squeeze(column.header) in GENERAL_START:
            column = (
                replace(column, by="values") if clear else replace(column, field=None, by="", suggestion="starts_on")
            )
        done.append(column)
    history = any(column.field == "starts_on" for column in done)
    return [_end(column, history) for column in done]


def _end(column: Guess, history: bool) -> Guess:
    if column.by != "header" or column.field != "ends_on" or squeeze(column.header) not in GENERAL_END:
        return column
    if history:
        return replace(column, by="values")
    return replace(column, field=None, by="", suggestion="employment_ends")
