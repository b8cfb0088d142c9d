"""Which columns a file about people has, and which it must have."""

from collections.abc import Sequence

from wegwijzer.exchange.fields import SheetKind
from wegwijzer.exchange.kinds.people import headers
from wegwijzer.exchange.kinds.people.fields import FIELDS
from wegwijzer.exchange.models import Kind

OF_A_PLACE = {"function", "function_code", "starts_on", "ends_on", "share", "manager", "family", "level", "unit_above"}
NAMED_UNIT, NAMED_FUNCTION = ("unit", "unit_code"), ("function", "function_code")


class PeopleColumns(SheetKind):
    """Names always; and whoever says something about a place says in which unit and function."""

    key = Kind.PEOPLE
    fields = FIELDS
    needs = (("family_name", "full_name"), ("given_name", "full_name"))
    row_needs = (("family_name",), ("given_name",), NAMED_UNIT, NAMED_FUNCTION, ("starts_on",))
    all_or_none = frozenset(OF_A_PLACE | {*NAMED_UNIT})  # somebody without a place is somebody too

    def also_needs(self, mapped: set[str]) -> tuple[tuple[str, ...], ...]:
        about_a_place = mapped & (OF_A_PLACE | set(NAMED_UNIT))
        return (NAMED_UNIT, NAMED_FUNCTION) if about_a_place else ()

    def prefer(self, found: list, samples: Sequence[str]) -> list:
        return headers.prefer(found, samples)

    def settle(self, columns: list, repeated: bool) -> list:
        return headers.settle(columns, repeated)
