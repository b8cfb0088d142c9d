"""Finding people by the beginning of a name or number.

Each word that is typed must begin a term of the person (see `NameTerm`): "el id sam" finds Samira El
Idrissi. A range on plain text instead of LIKE keeps the search an index condition behind row-level
security.
"""

from django.db.models import Q, QuerySet

from wegwijzer.foundation.search import words_of
from wegwijzer.people.models import NameTerm, Person

LAST_CHARACTER = chr(0x10FFFF)
NUMBER = "#"  # before a number: see sql/name_terms.sql


def named(text: str, people: QuerySet[Person], *, numbers: bool) -> QuerySet[Person]:
    """Those of `people` who are found by this text: all of them when it is empty, nobody when no letter or
    figure is left of it.

    `numbers`: by their number too. For who sees numbers alone: whoever can search by one can guess it, figure by
    figure.

    When several words find nobody, they are tried run together: "van den broeck" finds Vandenbroeck too.
    Two statements at most, before the list itself.
    """
    if not text.strip():
        return people
    words = words_of(text)
    if not words:
        return people.none()
    found = people.filter(_all_begin(words, numbers))
    if len(words) > 1 and not found.exists():
        found = people.filter(_run_together(words, numbers))
    return found


def _begins(word: str, numbers: bool) -> Q:
    wanted = Q(term__gte=word, term__lt=word + LAST_CHARACTER)
    if numbers:
        wanted |= Q(term__gte=NUMBER + word, term__lt=NUMBER + word + LAST_CHARACTER)
    return Q(pk__in=NameTerm.objects.filter(wanted).values("person"))


def _all_begin(words: list[str], numbers: bool) -> Q:
    condition = Q()
    for word in words:
        condition &= _begins(word, numbers)
    return condition


def _run_together(words: list[str], numbers: bool) -> Q:
    """All as one word, or all but the first or the last (a given name before or behind it)."""
    condition = _begins("".join(words), numbers)
    if len(words) > 2:
        condition |= _all_begin([words[0], "".join(words[1:])], numbers)
        condition |= _all_begin(["".join(words[:-1]), words[-1]], numbers)
    return condition
