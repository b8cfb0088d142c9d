"""Lists as HR has them, about people who are not in the demo. Sent in the encoding of an older Excel."""

MESSY = """\
Pers.nr.;Naam;Voornaam;E-mail;Geb.datum;M/V;Afdeling;Functie;In dienst sinds;Ploegkleur
9001;Peeters-Van Hée;Zoé;zoe.peeters@lindeveld.example;03/04/1988;V;Kleurlab;Kleurmenger;01/02/2020;blauw
9002;Ünal;Jérôme;jerome.unal@lindeveld.example;17/11/1990;M;Kleurlab;Kleurmenger;15/06/2021;groen
9003;D'Hondt;Noëlla;noella.dhondt@lindeveld.example;28/02/1975;V;Kleurlab;Kleurkeurder;01/09/1999;blauw
"""
ONE_MORE = (
    MESSY
    + "9004;Çelik;Aydın;aydin.celik@lindeveld.example;09/09/1993;M;Kleurlab;Kleurkeurder;01/03/2024;rood\n".replace(
        "ı", "i"
    )
)
# The second day does not exist, and the third has no name.
WITH_PROBLEMS = """\
Pers.nr.;Naam;Voornaam;Geb.datum;Afdeling;Functie;In dienst sinds
9001;Peeters;Zoé;03/04/1988;Kleurlab;Kleurmenger;01/02/2020
9002;Ünal;Jérôme;31/02/1990;Kleurlab;Kleurmenger;15/06/2021
9003;;Noëlla;28/02/1975;Kleurlab;Kleurkeurder;01/09/1999
"""
WITHOUT_NAMES = "Pers.nr.;Kleur\n9001;blauw\n9002;groen\n"
