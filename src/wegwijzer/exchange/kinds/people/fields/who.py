"""Who somebody is, and how HR systems and lists call that in four languages."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.fields import Field, FieldKind

FIELDS = (
    Field(
        "number",
        _("Personeelsnummer"),
        FieldKind.CODE,
        {
            "nl": (
                "Personeelsnummer", "Personeelsnr", "Pers nr", "Persnr", "Pers.nr.", "Personeels nummer", "Stamnummer",
                "Stamnr", "Medewerkernummer", "Medewerkersnummer", "Medewerker nr", "Medewerker ID", "Werknemernummer",
                "Werknemersnummer", "Werknemer nr", "Werknemer ID", "Werknr", "Identificatienummer werknemer",
                "Nummer medewerker", "Nummer werknemer", "Persoonsnummer", "Registratienummer", "Badgenummer",
            ),
            "en": (
                "Employee ID", "Employee number", "Employee no", "Employee nr", "Employee", "Emp ID", "Emp no", "Empno",
                "EmployeeID", "Staff ID", "Staff number", "Staff no", "Personnel number", "Personnel no", "Pers no",
                "Payroll number", "Worker ID", "Worker number", "Worker code", "Associate ID", "Person number", "PERNR",
            ),
            "fr": (
                "Matricule", "Numéro de matricule", "N° matricule", "No matricule", "Numéro du personnel",
                "Numéro de personnel", "N° du personnel", "N° personnel", "Numéro employé", "N° employé",
                "Numéro d'employé", "Numéro du travailleur", "N° travailleur", "Identifiant employé",
                "Numéro de collaborateur", "ID employé", "ID travailleur",
            ),
            "de": (
                "Personalnummer", "Personalnr", "Personal-Nr", "Pers-Nr", "PersNr", "Mitarbeiternummer",
                "Mitarbeiter-Nr", "Mitarbeiternr", "Mitarbeiter-ID", "MA-Nr", "Stammnummer", "Arbeitnehmernummer",
            ),
        },
        max_length=40,
        hint=_("zo in je eigen systeem"),
    ),
    Field(
        "given_name",
        _("Voornaam"),
        FieldKind.NAME,
        {
            "nl": ("Voornaam", "Voornamen", "Roepnaam", "Eerste voornaam", "Voornaam werknemer", "Voornaam medewerker"),
            "en": ("First name", "Given name", "Given names", "Firstname", "Forename", "Preferred name", "Known as",
                   "Legal first name", "Preferred first name"),
            "fr": ("Prénom", "Prénoms", "Prénom usuel", "Prénom du travailleur"),
            "de": ("Vorname", "Vornamen", "Rufname"),
        },
        max_length=80,
        hint=_("verplicht"),
    ),
    Field(
        "family_name",
        _("Achternaam"),
        FieldKind.NAME,
        {
            "nl": ("Achternaam", "Familienaam", "Naam", "Geboortenaam", "Naam werknemer", "Naam medewerker"),
            "en": ("Last name", "Family name", "Surname", "Lastname", "Legal last name", "Preferred last name", "Name"),
            "fr": ("Nom", "Nom de famille", "Nom usuel", "Nom patronymique", "Nom de naissance", "Nom du travailleur"),
            "de": ("Nachname", "Familienname", "Name", "Zuname"),
        },
        max_length=120,
        hint=_("verplicht"),
    ),
    Field(
        "full_name",
        _("Volledige naam"),
        FieldKind.NAME,
        {
            "nl": ("Volledige naam", "Naam en voornaam", "Naam voornaam", "Voornaam en naam", "Voornaam naam",
                   "Naam, voornaam", "Achternaam voornaam", "Voornaam achternaam", "Medewerker", "Werknemer",
                   "Naam volledig"),
            "en": ("Full name", "Employee name", "Worker", "Worker name", "Display name", "Name and surname",
                   "Last name, first name", "First and last name", "Legal name"),
            "fr": ("Nom complet", "Nom et prénom", "Nom prénom", "Prénom et nom", "Prénom nom", "Nom, prénom",
                   "Travailleur", "Collaborateur", "Employé"),
            "de": ("Vollständiger Name", "Name, Vorname", "Name Vorname", "Vorname Name", "Vor- und Nachname",
                   "Mitarbeiter", "Vor- und Zuname", "Name und Vorname"),
        },
        max_length=200,
        hint=_("achternaam, voornaam"),
    ),
    Field(
        "email",
        _("E-mailadres"),
        FieldKind.EMAIL,
        {
            "nl": ("E-mailadres", "E-mail", "Email", "Mail", "Mailadres", "E-mail werk", "Werkmail",
                   "Professioneel e-mailadres", "E-mailadres werk", "Zakelijk e-mailadres"),
            "en": ("Email address", "Email", "E-mail", "E-mail address", "Work email", "Business email",
                   "Email - work", "Company email", "Email (work)", "Primary work email"),
            "fr": ("Adresse e-mail", "E-mail", "Courriel", "Adresse mail", "Adresse électronique",
                   "E-mail professionnel", "Mail professionnel", "Adresse de courriel", "Mail"),
            "de": ("E-Mail-Adresse", "E-Mail", "Mailadresse", "Dienstliche E-Mail", "E-Mail geschäftlich", "Mail"),
        },
        max_length=254,
        hint=_("van het werk"),
    ),
    Field(
        "birth_date",
        _("Geboortedatum"),
        FieldKind.DATE,
        {
            "nl": ("Geboortedatum", "Geb.datum", "Geb datum", "Geboren op", "Geboren", "Geb. dat.", "Datum geboorte"),
            "en": ("Date of birth", "Birth date", "Birthdate", "Birthday", "DOB", "Born", "Born on"),
            "fr": ("Né(e) le", "Date de naissance", "Naissance", "Date naissance", "Née le", "Né le"),
            "de": ("Geburtsdatum", "Geb.-Datum", "Geb.datum", "Geboren am", "Geburtstag"),
        },
        birth=True,
        hint=_("dd/mm/jjjj"),
    ),
    Field(
        "gender",
        _("Gender"),
        FieldKind.GENDER,
        {
            "nl": ("Gender", "Geslacht", "M/V", "V/M", "M/V/X", "V/M/X", "Gender (M/V/X)"),
            "en": ("Gender", "Sex", "M/F", "F/M", "M/F/X"),
            "fr": ("Sexe", "Genre", "H/F", "F/H", "H/F/X", "Civilité"),
            "de": ("Geschlecht", "M/W", "W/M", "M/W/D", "Anrede"),
        },
        hint=_("V, M of X"),
    ),
)  # fmt: skip
