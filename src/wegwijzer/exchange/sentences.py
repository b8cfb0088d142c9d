"""What is said about each thing that the engine finds: in cells and rows, about the whole file, and why work could
not be done. Kinds bring their own (SheetKind.sentences)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wegwijzer.exchange.sentence import Sentence

IMPROVE = _("Verbeter de cel in je bestand en breng het opnieuw binnen.")
SAVE_AGAIN = _("Open het in je rekenblad, bewaar het opnieuw als Excel-werkmap (.xlsx) en kies het dan.")

CELLS = {
    "date_unreadable": Sentence(_("“%(value)s” is geen datum die we kunnen lezen."), IMPROVE),
    "date_impossible": Sentence(_("“%(value)s” bestaat niet op de kalender."), IMPROVE),
    "date_order": Sentence(
        _("“%(value)s” kan niet in de volgorde %(order)s staan."),
        _("Staan de datums in je bestand anders? Pas dan bij de kolommen de volgorde aan."),
    ),
    "date_out_of_reach": Sentence(_("Het jaar in “%(value)s” kan niet kloppen."), IMPROVE),
    "date_open": Sentence(
        _("“%(value)s” betekent “geen einde”, maar hier hoort een echte dag te staan."),
        IMPROVE,
    ),
    "birth_date_unlikely": Sentence(_("Iemand die hier werkt, kan niet geboren zijn op “%(value)s”."), IMPROVE),
    "two_digit_year": Sentence(
        _("Het jaar staat er met twee cijfers: “%(value)s” lezen we als %(day)s."),
        _("Aantal in deze kolom: %(rows)s. Klopt de eeuw niet, schrijf dan het jaar voluit."),
    ),
    "serial_date": Sentence(
        _("“%(value)s” is het getal dat een rekenblad voor een dag bewaart. We lezen het als %(day)s."),
        _("Aantal in deze kolom: %(rows)s. Maak er in je rekenblad een datum van als dat niet klopt."),
    ),
    "date_in_text": Sentence(
        _("Hier staat een datum, en geen tekst: “%(value)s”."),
        _("Een rekenblad maakt van bijvoorbeeld “3-4” soms een datum. Zet de cel op tekst en typ het opnieuw."),
    ),
    "number_unreadable": Sentence(_("“%(value)s” is geen getal."), IMPROVE),
    "number_not_whole": Sentence(_("“%(value)s” is geen geheel getal."), IMPROVE),
    "number_out_of_range": Sentence(_("“%(value)s” ligt niet tussen %(least)s en %(most)s."), IMPROVE),
    "number_mangled": Sentence(
        _("Het rekenblad heeft dit nummer ingekort: “%(value)s”. De laatste cijfers zijn weg."),
        _("Zet de kolom op tekst, haal de nummers opnieuw op en breng het bestand opnieuw binnen."),
    ),
    "share_unreadable": Sentence(
        _("“%(value)s” is geen tewerkstelling."), _("Schrijf een percentage, zoals 80, of een deel, zoals 0,8.")
    ),
    "share_out_of_range": Sentence(_("Een tewerkstelling van “%(value)s” kan niet."), IMPROVE),
    "share_very_small": Sentence(
        _("“%(value)s” zou minder dan 2 procent zijn."),
        _("Staat 1 in je bestand voor voltijds? Kies dan bij de kolommen dat het om delen van 1 gaat."),
    ),
    "email_wrong": Sentence(_("“%(value)s” is geen geldig e-mailadres."), IMPROVE),
    "gender_unknown": Sentence(
        _("We weten niet wat “%(value)s” betekent. We laten het gender leeg."),
        _("Gebruik V, M of X. Aantal rijen: %(rows)s."),
    ),
    "contract_unknown": Sentence(
        _("We kennen het soort contract “%(value)s” niet. We zetten het bij “Andere”."),
        _("Gebruik vast, tijdelijk, uitzend of andere. Aantal rijen: %(rows)s."),
    ),
    "text_too_long": Sentence(
        _("Deze tekst is te lang: %(length)s tekens, en er is plaats voor %(most)s."),
        _("Kort de cel in en breng het bestand opnieuw binnen."),
    ),
    "characters_removed": Sentence(
        _("In “%(value)s” stonden onzichtbare tekens. Die hebben we weggelaten."),
    ),
    "spreadsheet_error": Sentence(
        _("In deze cel staat een fout van het rekenblad: “%(value)s”."),
        _("Verbeter de formule, of typ wat er hoort te staan."),
    ),
}
ROWS = {
    "needed_empty": Sentence(
        _("Hier is niets ingevuld, en dat moet wel: %(fields)s."),
        _("Vul de cel in en breng het bestand opnieuw binnen."),
    ),
    "name_of_one_word": Sentence(
        _("In “%(value)s” zien we geen voornaam en achternaam."),
        _("Schrijf ze allebei, of geef elk een eigen kolom."),
    ),
    "end_before_start": Sentence(
        _("De laatste dag (%(end)s) ligt voor de eerste (%(start)s)."),
        _("Verbeter een van de twee dagen in je bestand."),
    ),
    "too_many_cells": Sentence(
        _("In deze rij staan meer cellen dan er kolommen zijn. Wat erin staat, is verschoven."),
        _("Meestal staat er een scheidingsteken midden in een tekst. Zet die tekst tussen aanhalingstekens."),
    ),
    "stretch_empty": Sentence(
        _("Deze rij duurt geen enkele dag: ze begint en eindigt op %(value)s. We slaan ze over."),
        _("Aantal rijen: %(rows)s."),
    ),
    "total_left_out": Sentence(_("Deze rij lijkt een totaal (“%(value)s”). We slaan ze over.")),
    "footer_left_out": Sentence(_("Deze rij gaat over het bestand zelf (“%(value)s”). We slaan ze over.")),
    "header_again": Sentence(_("Hier staan de titels van de kolommen nog eens. We slaan de rij over.")),
}
FILE = {
    "columns_missing": Sentence(
        _("In dit bestand ontbreekt iets wat we nodig hebben: %(fields)s.%(layout)s"),
        _("Wijs aan in welke kolom het staat. Staat het er niet in, voeg dan een kolom toe aan je bestand."),
    ),
    "date_order_unsure": Sentence(
        _("Staan de datums in dit bestand als dag/maand/jaar of als maand/dag/jaar?"),
        _("Uit de datums zelf blijkt het niet: geen enkele dag is later dan de twaalfde."),
    ),
    "more_findings": Sentence(
        _("Er is nog meer dan hier staat. Problemen: %(problem)s. Vragen: %(question)s. Opmerkingen: %(remark)s."),
        _("Los eerst op wat je hier ziet. Vaak is de oorzaak overal dezelfde."),
    ),
}
LAYOUTS = {
    "workday": _(
        " Dit lijkt één van de tabellen van Workday: namen, functies en afdelingen staan daar in aparte bestanden, "
        "en hier staan alleen hun codes. Vraag in Workday een rapport op met één rij per plaats, met namen erbij."
    ),
}
TROUBLE = {
    "no_rows": Sentence(
        _("Onder de titels staat geen enkele rij met gegevens."), _("Kijk of je het juiste werkblad koos.")
    ),
    "file_gone": Sentence(_("Het bestand is er niet meer: we bewaren het twee weken."), _("Breng het opnieuw binnen.")),
    "file_too_large": Sentence(
        _("Dit bestand is te groot. We nemen er aan tot %(most)s MB."), _("Splits het in twee, of bewaar het als CSV.")
    ),
    "outdated": Sentence(
        _("Er is intussen iets veranderd in de gegevens. Daarom is er niets bewaard."),
        _("Hieronder zie je hoe het nu staat. Kijk het na en bewaar opnieuw."),
    ),
    "questions_open": Sentence(_("Er zijn nog vragen zonder antwoord: %(number)s."), _("Beantwoord ze eerst.")),
    "problems_open": Sentence(
        _("Er zijn nog problemen: %(number)s. Zolang bewaren we niets."),
        _("Verbeter je bestand, of kies om de mensen van die rijen weg te laten."),
    ),
    "not_allowed": Sentence(_("Je hebt hier niet langer de rechten voor. Er is niets veranderd.")),
    "refused_by_rule": Sentence(
        _("De gegevens spreken elkaar tegen op een manier die we niet bewaren: %(rule)s Er is niets veranderd."),
        _("Breng het bestand opnieuw binnen. Blijft het zo, geef dit dan door aan wie het systeem beheert."),
    ),
    "failed": Sentence(
        _("Er ging iets mis aan onze kant. Er is niets veranderd."),
        _("Probeer het opnieuw. Gebeurt het nog eens, geef dit dan door aan wie het systeem beheert: %(error)s."),
    ),
}
REFUSED = {  # what output/sheets cannot read
    "empty": Sentence(_("Dit bestand is leeg."), _("Kies een bestand waarin rijen met gegevens staan.")),
    "no_table": Sentence(_("Dit is tekst, en geen tabel met rijen en kolommen."), SAVE_AGAIN),
    "not_supported": Sentence(_("Dit is geen rekenblad of CSV, maar iets anders (%(format)s)."), SAVE_AGAIN),
    "not_a_workbook": Sentence(_("Dit is een zip-bestand, en geen rekenblad."), _("Pak het eerst uit.")),
    "damaged": Sentence(_("Dit bestand is beschadigd: we krijgen het niet open."), SAVE_AGAIN),
    "encrypted": Sentence(
        _("Dit bestand is beveiligd met een wachtwoord."), _("Bewaar het zonder wachtwoord en kies het dan opnieuw.")
    ),
    "no_such_sheet": Sentence(_("Er is geen werkblad “%(sheet)s”."), _("Kies een ander werkblad.")),
    "too_many_columns": Sentence(
        _("In rij %(row)s staan meer dan %(limit)s kolommen. Meer lezen we er niet."),
        _("Haal de kolommen weg die je niet nodig hebt, ook lege aan het einde, en bewaar het opnieuw."),
    ),
    "too_many_rows": Sentence(_("Er staan meer dan %(limit)s rijen in. Meer lezen we niet."), _("Splits het bestand.")),
    "cell_too_long": Sentence(_("In rij %(row)s staat een cel met meer dan %(limit)s tekens."), IMPROVE),
    "line_too_long": Sentence(
        _("Rij %(row)s is langer dan %(limit)s tekens."), _("Waarschijnlijk is dit geen tabel. Kijk het bestand na.")
    ),
    "unpacks_too_large": Sentence(
        _("Uitgepakt is dit bestand veel te groot. We lezen het niet."), _("Bewaar het als CSV en kies dat.")
    ),
    "too_much_memory": Sentence(
        _("Dit rekenblad vraagt te veel geheugen om te lezen."), _("Bewaar het als CSV en kies dat.")
    ),
    "too_slow": Sentence(_("Het duurt te lang om dit rekenblad te lezen."), _("Bewaar het als CSV en kies dat.")),
    "unclosed_quote": Sentence(
        _("In rij %(row)s begint een tekst met een aanhalingsteken dat nergens sluit."), IMPROVE
    ),
    "bad_quoting": Sentence(_("In rij %(row)s staan de aanhalingstekens verkeerd."), IMPROVE),
    "conflict_markers": Sentence(
        _("In rij %(row)s staan tekens van een programma dat twee versies van dit bestand naast elkaar zette."),
        _("Kies eerst welke van de twee versies klopt, en haal die tekens weg."),
    ),
    "nul_bytes": Sentence(_("In rij %(row)s staan bytes die geen tekst zijn."), SAVE_AGAIN),
    "undecodable": Sentence(
        _("In rij %(row)s staan tekens die niet passen bij %(encoding)s."), _("Kies bij de kolommen andere tekens.")
    ),
    "mixed_encoding": Sentence(
        _("Tot rij %(row)s is dit bestand geschreven in %(first)s, en vanaf daar in %(then)s."),
        _("Iemand heeft twee bestanden aan elkaar geplakt. Bewaar ze allebei in dezelfde tekens, of breng ze apart "
          "binnen."),
    ),
    "unknown_separator": Sentence(_("“%(separator)s” kan geen kolommen scheiden."), _("Kies één teken, zoals ; of ,.")),
    "unknown_encoding": Sentence(_("We kennen de tekens “%(encoding)s” niet."), _("Kies andere tekens.")),
}  # fmt: skip
ENGINE = {**CELLS, **ROWS, **FILE, **TROUBLE, **REFUSED}

# Words for the candidates of our own questions, and for orders in sentences.
WORDS = {
    "dmy": _("dag/maand/jaar"),
    "mdy": _("maand/dag/jaar"),
    "ymd": _("jaar/maand/dag"),
    "new": pgettext_lazy("import", "Maak een nieuwe"),
}
UNKNOWN = Sentence(_("Hier is iets mee: “%(value)s”."))
