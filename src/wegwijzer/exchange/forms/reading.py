"""How a file is read: which characters, which sheet, where the table begins, how days are written."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.exchange.models import Import

SEPARATORS = (
    (";", gettext_lazy("puntkomma ( ; )")),
    (",", gettext_lazy("komma ( , )")),
    ("\t", gettext_lazy("tab")),
    ("|", gettext_lazy("rechte streep ( | )")),
)
DATE_ORDERS = (
    ("dmy", gettext_lazy("dag, maand, jaar")),
    ("mdy", gettext_lazy("maand, dag, jaar")),
    ("ymd", gettext_lazy("jaar, maand, dag")),
)
DECIMALS = ((",", gettext_lazy("komma: 0,8")), (".", gettext_lazy("punt: 0.8")))
ENDS = (
    ("last_day", gettext_lazy("De laatste dag zelf")),
    ("day_after", gettext_lazy("De eerste dag erna")),
)

SHARES = (("percent", gettext_lazy("procent: 80")), ("fraction", gettext_lazy("een deel van 1: 0,8")))
NAME_ORDERS = (
    ("given_first", gettext_lazy("de voornaam eerst")),
    ("family_first", gettext_lazy("de achternaam eerst")),
)


class ReadingForm(forms.Form):
    """How the file is read. What does not exist for this kind of file is no field."""

    sheet = forms.ChoiceField(label=gettext_lazy("Werkblad"))
    encoding = forms.ChoiceField(
        label=gettext_lazy("Tekens"),
        help_text=gettext_lazy("Zie je vreemde tekens in namen met een accent? Kies dan een andere."),
    )
    separator = forms.ChoiceField(label=gettext_lazy("Tussen de kolommen staat een"), choices=SEPARATORS)
    header_row = forms.IntegerField(
        label=gettext_lazy("De namen van de kolommen staan in rij"), min_value=1, max_value=1000
    )
    first_row = forms.IntegerField(label=gettext_lazy("De eerste persoon staat in rij"), min_value=1, max_value=10_000)
    date_order = forms.ChoiceField(label=gettext_lazy("Datums staan als"), choices=DATE_ORDERS)
    decimal = forms.ChoiceField(label=gettext_lazy("Cijfers na de komma staan met een"), choices=DECIMALS)
    end = forms.ChoiceField(label=gettext_lazy("Een einddatum in dit bestand is"), choices=ENDS)

    share = forms.ChoiceField(label=gettext_lazy("De tewerkstelling staat in"), choices=SHARES)
    name_order = forms.ChoiceField(label=gettext_lazy("In een volledige naam staat"), choices=NAME_ORDERS)

    def __init__(self, data=None, *, import_: Import):
        super().__init__(data, initial=import_.dialect)
        sheets, encoding = import_.seen.get("sheets", []), import_.dialect.get("encoding")
        self.fields["sheet"].choices = [(name, name) for name in sheets]
        self.fields["encoding"].choices = _encodings(encoding)
        wanted = {"sheet": len(sheets) > 1, "encoding": bool(encoding), "separator": bool(encoding)}
        for name in [name for name in self.fields if not wanted.get(name, name in import_.dialect)]:
            del self.fields[name]

    def said(self) -> dict:
        """What is different from how it was read."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}

    def clean(self):
        said = self.cleaned_data
        if "first_row" in said and "header_row" in said and said["first_row"] <= said["header_row"]:
            self.add_error("first_row", _("De eerste persoon staat onder de namen van de kolommen."))
        return said


OFFERED = ("utf-8", "cp1252", "utf-16", "iso-8859-15", "cp850", "mac-roman")
NAMES = {
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": "Unicode (UTF-16)",
    "cp1252": "Windows (1252)",
    "iso-8859-1": "ISO 8859-1",
    "iso-8859-15": "ISO 8859-15",
    "mac-roman": "Macintosh",
    "cp850": "MS-DOS (850)",
}


def _encodings(current: str | None) -> list[tuple[str, str]]:
    codes = OFFERED if current in OFFERED or not current else (current, *OFFERED)
    return list({encoding_name(code): (code, encoding_name(code)) for code in codes}.values())


def encoding_name(code: str) -> str:
    """As other programs name it, in their “save as” windows."""
    return NAMES.get(code.replace("_", "-").lower(), code)
