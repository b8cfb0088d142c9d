"""What is said about each thing that comparing people finds."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.sentence import Sentence

IMPROVE = _("Verbeter het in je bestand en breng het opnieuw binnen.")
ONLY_LINE = _("Laat je rijen met problemen weg, dan komt deze rij wel binnen, maar zonder leidinggevende.")

PEOPLE = {
    "who_missing": Sentence(
        _("We weten niet over wie deze rij gaat."), _("Vul een personeelsnummer, een e-mailadres of een naam in.")
    ),
    "person_unclear": Sentence(
        _("Deze rij past bij meer dan één persoon die er al staat."),
        _("Zet er het personeelsnummer, het e-mailadres of de geboortedatum bij."),
    ),
    "contradiction": Sentence(
        _("Over dezelfde persoon zegt een andere rij niet “%(value)s” maar iets anders. Vergelijk met rij %(first)s."),
        _("Klopt het nummer in elke rij? Verbeter wat niet klopt."),
    ),
    "rows_too_many": Sentence(
        _("Over deze persoon staan er %(number)s rijen in het bestand. Dat kan niet kloppen."),
        _("Kijk of de kolom met het personeelsnummer juist is aangewezen."),
    ),
    "name_missing": Sentence(_("Van iemand die nieuw is, hebben we de voornaam en de achternaam nodig."), IMPROVE),
    "email_double": Sentence(
        _("Twee mensen in het bestand hebben hetzelfde e-mailadres: “%(value)s”. De eerste staat in rij %(first)s."),
        IMPROVE,
    ),
    "email_taken": Sentence(
        _("%(name)s heeft het e-mailadres “%(value)s” al."),
        _("Gaat het om dezelfde persoon? Zet dan het personeelsnummer bij %(name)s gelijk met dat in je bestand."),
    ),
    "ends_yourself": Sentence(
        _("Hiermee eindigt je eigen dienstverband, en dan kan je er zelf niet meer in."),
        _("Laat iemand anders van HR dit bestand binnenbrengen."),
    ),
    "last_career_lead": Sentence(
        _("%(value)s is de laatste die de gegevens bijhoudt en kan niet eindigen."),
        _("Geef die rol eerst aan iemand anders."),
    ),
}
PLACES = {
    "day_unlikely": Sentence(_("Het jaar in “%(value)s” kan niet kloppen."), IMPROVE),
    "share_range": Sentence(_("Een tewerkstelling van “%(value)s” procent kan niet."), IMPROVE),
    "unit_missing": Sentence(_("Bij een plaats hoort een afdeling, en die is niet ingevuld."), IMPROVE),
    "function_missing": Sentence(_("Bij een plaats hoort een functie, en die is niet ingevuld."), IMPROVE),
    "start_missing": Sentence(
        _("Deze persoon is al weg en we kennen de eerste dag niet."),
        _("Wijs de kolom aan met de datum van indiensttreding, of laat deze rij weg."),
    ),
    "row_double": Sentence(_("Deze rij is dezelfde als rij %(first)s. We nemen ze één keer.")),
    "place_overlaps": Sentence(
        _("Dezelfde plaats staat twee keer in het bestand en de dagen overlappen. Vergelijk met rij %(other)s."),
        IMPROVE,
    ),
    "place_twice": Sentence(
        _("Dezelfde plaats staat in twee rijen die niet hetzelfde zeggen. Vergelijk met rij %(first)s."), IMPROVE
    ),
    "share_above": Sentence(
        _("Vanaf %(day)s komen alle plaatsen samen op %(value)s procent. De organisatie staat %(most)s procent toe."),
        _("Eindigt een vorige plaats te laat? Of verhoog bij de instellingen wat de organisatie toestaat."),
    ),
    "unit_not_then": Sentence(
        _("De afdeling “%(value)s” bestaat niet op %(day)s."),
        _("Verbeter de dag, of pas bij de afdeling aan wanneer ze bestaat."),
    ),
    "function_not_then": Sentence(
        _("De functie “%(value)s” bestaat niet op %(day)s."),
        _("Verbeter de dag, of pas bij de functie aan wanneer ze bestaat."),
    ),
}
EMPLOYMENTS = {
    "employments_overlap": Sentence(
        _("Dit dienstverband loopt door tot na %(next)s, en dan begint er volgens het bestand een ander."), IMPROVE
    ),
    "place_before_employment": Sentence(
        _("Deze plaats begint op %(value)s, voor de persoon in dienst kwam."),
        _("Verbeter de datum van indiensttreding of de eerste dag van de plaats."),
    ),
    "place_outside_employment": Sentence(
        _("Deze plaats valt niet binnen één dienstverband. Ze begint op %(value)s."),
        _("Vergelijk de dagen van de plaats met die van het dienstverband."),
    ),
    "known_place_outside_employment": Sentence(
        _("Er staat al een plaats vanaf %(value)s, en die valt buiten het dienstverband dat in het bestand staat."),
        _("Zet die plaats mee in het bestand, of verbeter de dagen van het dienstverband."),
    ),
    "absent_place_later": Sentence(
        _("%(value)s staat niet in het bestand, maar heeft nog een plaats die pas op %(day)s begint."),
        _("Kies een latere laatste dag, of verbeter eerst die plaats."),
    ),
}
STRUCTURE = {
    "unit_which": Sentence(_("Er is meer dan één afdeling “%(value)s”. Welke bedoelt het bestand?")),
    "function_which": Sentence(_("Er is meer dan één functie “%(value)s”. Welke bedoelt het bestand?")),
    "unit_above_itself": Sentence(_("De afdeling “%(value)s” staat onder zichzelf."), IMPROVE),
    "unit_ring": Sentence(_("De afdeling “%(value)s” staat, over andere afdelingen, onder zichzelf."), IMPROVE),
    "unit_too_deep": Sentence(
        _("De afdeling “%(value)s” staat te diep: er passen hoogstens dertig afdelingen onder elkaar."), IMPROVE
    ),
    "structure_too_much": Sentence(
        _("Er staan meer dan %(number)s verschillende namen in een kolom met afdelingen of functies."),
        _("Kijk of die kolom juist is aangewezen."),
    ),
}
LEADERS = {
    "manager_which": Sentence(_("Er zijn twee of meer mensen die “%(value)s” kunnen zijn. Wie is het?")),
    "manager_unknown": Sentence(_("We vinden niemand die “%(value)s” is."), ONLY_LINE),
    "manager_left_out": Sentence(
        _("De leidinggevende “%(value)s” staat in het bestand, maar heeft zelf rijen met problemen."), ONLY_LINE
    ),
    "manager_oneself": Sentence(_("Niemand is de leidinggevende van zichzelf."), ONLY_LINE),
    "manager_ring": Sentence(
        _("“%(value)s” is, rechtstreeks of over anderen, zelf iemand die door deze persoon geleid wordt."), ONLY_LINE
    ),
    "manager_not_there": Sentence(
        _("“%(value)s” is op dat moment niet in dienst. De lijn komt wel binnen."),
        _("Aantal rijen: %(rows)s."),
    ),
}
UNDO = {
    "changed_since": Sentence(
        _("Iemand veranderde intussen iets dat met dit bestand binnenkwam. Daarom kan het niet meer ongedaan."),
        _("Verbeter wat niet klopt op de pagina van de persoon, of breng een beter bestand binnen."),
    ),
    "built_upon": Sentence(
        _("Er hangt intussen iets vast aan wat met dit bestand binnenkwam. Daarom kan het niet meer ongedaan."),
        _("Verbeter wat niet klopt op de pagina van de persoon, of breng een beter bestand binnen."),
    ),
}
SENTENCES = PEOPLE | PLACES | EMPLOYMENTS | STRUCTURE | LEADERS | UNDO
