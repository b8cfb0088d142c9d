"""What each column of the file means, and how the file was read."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _

from wegwijzer.exchange.fields import SheetKind
from wegwijzer.exchange.queries import Column

LEFT_OUT = ""


class ColumnsForm(forms.Form):
    """One choice per column of `queries.columns`. A column of which nothing is said is left out."""

    def __init__(self, data=None, *, columns: list[Column], kind: SheetKind):
        super().__init__(data)
        self.columns = columns
        self.labels = {field.key: str(field.label) for field in kind.fields}
        choices = [(LEFT_OUT, _("Laat weg")), (_("Dit is"), list(self.labels.items()))]
        for column in self.columns:
            self.fields[self.name_of(column)] = forms.ChoiceField(
                label=_("Betekenis van %(column)s") % {"column": called(column)},
                choices=choices,
                required=False,
                initial=column.field.key if column.field else LEFT_OUT,
                error_messages={"invalid_choice": _("Kies iets uit de lijst.")},
            )

    @staticmethod
    def name_of(column: Column) -> str:
        return f"column_{column.index}"

    def rows(self) -> list[tuple[Column, str, forms.BoundField]]:
        """Each column, its letter and its choice, for the table."""
        return [(column, letter(column.index), self[self.name_of(column)]) for column in self.columns]

    def clean(self):
        """Two columns cannot mean the same: said beside the second and later ones."""
        seen: dict[str, str] = {}
        for column in self.columns:
            name = self.name_of(column)
            meant = self.cleaned_data.get(name)
            if meant and meant in seen:
                said = _("“%(field)s” staat ook bij %(column)s. Kies er één van de twee.")
                self.add_error(name, said % {"field": self.labels[meant], "column": seen[meant]})
            elif meant:
                seen[meant] = called(column)
        return self.cleaned_data

    def mapping(self) -> dict[str, str]:
        """Column (from 0, as text) → key of a field, "" for left out. What nobody knew and nobody touched is not in
        it: that is no choice to remember."""
        said = [(column, self.cleaned_data[self.name_of(column)]) for column in self.columns]
        return {str(column.index): meant for column, meant in said if meant or not is_undecided(column)}


def is_undecided(column: Column) -> bool:
    return column.field is None and not column.left_out


def missing_sentence(labels: Iterable[str]) -> str:
    """Of these fields, one is enough."""
    *others, last = labels
    if not others:
        return _("Er is nog geen kolom voor “%(field)s”.") % {"field": last}
    said = _("Er is nog geen kolom voor “%(fields)s” of “%(last)s”. Eén ervan is genoeg.")
    return said % {"fields": "”, “".join(others), "last": last}


def letter(index: int) -> str:
    """As spreadsheets name columns: 0 is A, 26 is AA."""
    index, rest = divmod(index, 26)
    return (letter(index - 1) if index else "") + chr(ord("A") + rest)


def called(column: Column) -> str:
    return f"“{column.header}”" if column.header else _("kolom %(letter)s") % {"letter": letter(column.index)}
