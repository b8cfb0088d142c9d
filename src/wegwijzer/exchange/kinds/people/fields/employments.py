"""When somebody is employed and how, and how HR systems and lists call that in four languages."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.fields import Field, FieldKind

FIELDS = (
    Field(
        "employment_starts",
        _("In dienst sinds"),
        FieldKind.DATE,
        {
            "nl": ("Datum in dienst", "In dienst", "Indiensttreding", "Datum indiensttreding", "Datum indienst",
                   "In dienst sinds", "In dienst op", "In dienst vanaf", "Indienstdatum", "Begin dienstverband",
                   "Datum aanwerving", "Aanwervingsdatum", "Begin contract", "Startdatum contract",
                   "Begindatum contract", "Begindatum dienstverband", "Datum in", "Anciënniteitsdatum"),
            "en": ("Hire date", "Date of hire", "Hired", "Hired on", "Date hired", "Employment start date",
                   "Employment start", "Employed from", "Employed since", "Date joined", "Joining date", "Joined",
                   "Original hire date", "Contract start date", "Contract start", "Date of joining",
                   "Entry date", "Continuous service date"),
            "fr": ("Date d'entrée", "Date d'entrée en service", "Entrée en service", "Date d'embauche", "Embauche",
                   "Date d'engagement", "Début du contrat", "Date de début du contrat", "En service depuis",
                   "Entrée", "Entré(e) le", "Date d'ancienneté"),
            "de": ("Eintrittsdatum", "Eintritt", "Eintritt am", "Beschäftigt seit", "Beginn Arbeitsverhältnis",
                   "Vertragsbeginn", "Einstellungsdatum", "Beginn Beschäftigung", "Diensteintritt"),
        },
        hint=_("dd/mm/jjjj"),
    ),
    Field(
        "employment_ends",
        _("In dienst tot en met"),
        FieldKind.DATE,
        {
            "nl": ("Datum uit dienst", "Uit dienst", "Uitdiensttreding", "Datum uitdiensttreding", "Datum uitdienst",
                   "In dienst tot", "In dienst tot en met", "Uitdienstdatum", "Einde dienstverband", "Einde contract",
                   "Einddatum contract", "Einddatum dienstverband", "Uit dienst op", "Datum uit"),
            "en": ("Employment end date", "Employment end", "Employed until", "Termination date", "Leaving date",
                   "Date left", "Date of leaving", "Left on", "Contract end date", "Contract end",
                   "End employment date", "Last day of work", "Last working day", "Exit date", "Separation date"),
            "fr": ("Date de sortie", "Date de sortie de service", "Sortie de service", "Sortie", "Fin du contrat",
                   "Date de fin du contrat", "Date de départ", "En service jusqu'au", "Fin de contrat", "Sorti(e) le"),
            "de": ("Austrittsdatum", "Austritt", "Austritt am", "Beschäftigt bis", "Ende Arbeitsverhältnis",
                   "Vertragsende", "Ende Beschäftigung"),
        },
        opens=True,
        follows="employment_starts",
        hint=_("leeg: nog in dienst"),
    ),
    Field(
        "employment_kind",
        _("Soort contract"),
        FieldKind.CONTRACT,
        {
            "nl": ("Soort contract", "Contracttype", "Contractsoort", "Type contract", "Aard contract", "Contract",
                   "Soort dienstverband", "Type dienstverband", "Contractvorm", "Aard van het contract"),
            "en": ("Contract type", "Type of contract", "Employment type", "Employee type", "Worker type",
                   "Contract", "Type of employment", "Employment contract type"),
            "fr": ("Type de contrat", "Contrat", "Nature du contrat", "Genre de contrat", "Sorte de contrat"),
            "de": ("Vertragsart", "Art des Vertrags", "Beschäftigungsart", "Vertragstyp", "Vertrag",
                   "Art des Arbeitsverhältnisses"),
        },
        hint=_("vast, tijdelijk, uitzend of andere"),
    ),
)  # fmt: skip
