"""What a file about trainings can say, and how learning systems and lists call it in four languages."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.fields import Field, FieldKind
from wegwijzer.exchange.kinds.people.fields import FIELDS as OF_PEOPLE
from wegwijzer.training.models import MOST_HOURS

ABOUT_WHOM = ("number", "given_name", "family_name", "full_name", "email")
ENOUGH = _("nummer of e-mailadres volstaat")
WHO = tuple(
    replace(one, hint=ENOUGH if one.key in ("number", "email") else "") for one in OF_PEOPLE if one.key in ABOUT_WHOM
)

WHAT = (
    Field(
        "title",
        _("Opleiding"),
        FieldKind.TEXT,
        {
            "nl": (
                "Opleiding", "Naam opleiding", "Titel", "Titel opleiding", "Cursus", "Naam cursus", "Vorming",
                "Training", "Onderwerp", "Omschrijving opleiding", "Opleidingsnaam", "Gevolgde opleiding",
                "Opleidingstitel", "Wat", "Leeractiviteit", "Omschrijving",
            ),
            "en": (
                "Course", "Course title", "Course name", "Training", "Training title", "Training name", "Title",
                "Learning activity", "Learning item", "Item title", "Activity", "Program", "Programme", "What",
                "Content title", "Offering",
            ),
            "fr": (
                "Formation", "Intitulé de la formation", "Titre de la formation", "Intitulé", "Nom de la formation",
                "Cours", "Libellé formation", "Action de formation", "Activité", "Quoi",
            ),
            "de": (
                "Schulung", "Titel der Schulung", "Name der Schulung", "Kurs", "Kursname", "Kurstitel", "Weiterbildung",
                "Seminar", "Maßnahme", "Fortbildung", "Lernaktivität", "Was",
            ),
        },
        max_length=200,
        hint=_("verplicht: wat iemand volgde"),
    ),
    Field(
        "kind",
        _("Soort"),
        FieldKind.TEXT,
        {
            "nl": ("Soort", "Soort opleiding", "Type", "Type opleiding", "Vorm", "Leervorm", "Opleidingsvorm",
                   "Opleidingstype", "Categorie", "Methode", "Werkvorm"),
            "en": ("Kind", "Type", "Course type", "Training type", "Learning type", "Delivery method", "Category",
                   "Delivery type", "Method", "Format"),
            "fr": ("Genre", "Type", "Type de formation", "Forme", "Mode de formation", "Catégorie", "Méthode",
                   "Nature de la formation", "Modalité"),
            "de": ("Art", "Art der Schulung", "Typ", "Schulungsart", "Kursart", "Lernform", "Kategorie", "Form",
                   "Methode"),
        },
        max_length=80,
        hint=_("bijvoorbeeld opleiding, e-learning of coaching"),
    ),
    Field(
        "provider",
        _("Gegeven door"),
        FieldKind.TEXT,
        {
            "nl": ("Gegeven door", "Aanbieder", "Opleider", "Opleidingsinstituut", "Instelling", "Organisator",
                   "School", "Verstrekker", "Leverancier", "Instituut", "Opleidingsverstrekker", "Docent",
                   "Lesgever", "Trainer", "Partner"),
            "en": ("Provider", "Training provider", "Given by", "Supplier", "Vendor", "Institution", "School",
                   "Institute", "Organiser", "Organizer", "Instructor", "Trainer", "Course provider"),
            "fr": ("Organisme", "Organisme de formation", "Prestataire", "Donné par", "Fournisseur", "Formateur",
                   "Institut", "École", "Organisateur", "Opérateur de formation"),
            "de": ("Anbieter", "Schulungsanbieter", "Veranstalter", "Träger", "Institut", "Bildungsträger",
                   "Durchgeführt von", "Trainer", "Dozent", "Kursanbieter"),
        },
        max_length=160,
    ),
    Field(
        "starts_on",
        _("Eerste dag"),
        FieldKind.DATE,
        {
            "nl": ("Eerste dag", "Van", "Vanaf", "Begindatum", "Startdatum", "Datum", "Begin", "Start", "Datum van",
                   "Begindatum opleiding", "Startdatum opleiding", "Datum opleiding", "Op", "Gevolgd op"),
            "en": ("First day", "Start date", "From", "Start", "Date", "Begin date", "Course date", "Training date",
                   "Date from", "Enrolment date", "Started on", "On"),
            "fr": ("Premier jour", "Date de début", "Du", "Début", "Date", "À partir du", "Date de la formation",
                   "Date début", "Début de la formation"),
            "de": ("Erster Tag", "Beginn", "Von", "Startdatum", "Datum", "Ab", "Beginndatum", "Kursbeginn",
                   "Datum der Schulung", "Anfangsdatum"),
        },
        hint=_("dd/mm/jjjj"),
    ),
    Field(
        "ends_on",
        _("Laatste dag"),
        FieldKind.DATE,
        {
            "nl": ("Laatste dag", "Tot en met", "Tot", "T/m", "Einddatum", "Einde", "Datum tot", "Afgerond op",
                   "Einddatum opleiding", "Voltooid op", "Datum voltooid"),
            "en": ("Last day", "End date", "Until", "To", "End", "Completion date", "Completed on", "Date to",
                   "Completed", "Finished on"),
            "fr": ("Dernier jour", "Date de fin", "Au", "Fin", "Jusqu'au", "Date fin", "Terminé le",
                   "Fin de la formation"),
            "de": ("Letzter Tag", "Ende", "Bis", "Enddatum", "Endedatum", "Kursende", "Abgeschlossen am"),
        },
        opens=True,
        follows="starts_on",
        hint=_("leeg: nog niet bekend"),
    ),
    Field(
        "hours",
        _("Aantal uren"),
        FieldKind.NUMBER,
        {
            "nl": ("Aantal uren", "Uren", "Duur", "Duur in uren", "Duur (uren)", "Totaal aantal uren", "Opleidingsuren",
                   "Uren opleiding", "Gevolgde uren", "Uur"),
            "en": ("Hours", "Number of hours", "Duration", "Duration in hours", "Duration (hours)", "Training hours",
                   "Total hours", "Credit hours", "Hrs"),
            "fr": ("Nombre d'heures", "Heures", "Durée", "Durée en heures", "Durée (heures)", "Heures de formation",
                   "Total heures"),
            "de": ("Stunden", "Anzahl Stunden", "Dauer", "Dauer in Stunden", "Dauer (Stunden)", "Stundenzahl",
                   "Schulungsstunden", "Std"),
        },
        least=0,
        most=MOST_HOURS,
        hint=_("bijvoorbeeld 7,5"),
    ),
)  # fmt: skip
FIELDS = (*WHO, *WHAT)
