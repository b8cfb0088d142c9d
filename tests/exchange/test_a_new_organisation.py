"""Who begins with an empty organisation is shown how the people come in."""

from tests.exchange.bringing import examined, save
from wegwijzer.shell.home.next_step import next_step
from wegwijzer.shell.home.queries import situation

PEOPLE = "Personeelsnummer;Voornaam;Achternaam;Afdeling;Functie;Vanaf\n1;Ann;Peeters;Magazijn;Magazijnier;2020-01-01\n"


def test_a_career_lead_of_nobody_is_led_to_a_file(firm):
    with firm.as_lead() as actor:
        step = next_step(situation(actor, second_factor=True))
    assert step.url_name == "import-new"


def test_with_the_first_people_that_step_is_done(firm):
    with firm.as_lead() as actor:
        save(actor, examined(actor, PEOPLE))
        step = next_step(situation(actor, second_factor=True))
    assert step is None or step.url_name != "import-new"
