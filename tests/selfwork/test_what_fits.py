"""The scan says in words how it is, and leads to what fits that: more where it is hard, little where it goes well."""

import pytest
from django.urls import reverse

from tests.selfwork.sheets import a_sheet
from wegwijzer.instruments.outcome import score
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.fitting import fitting
from wegwijzer.selfwork.pieces import instrument_of

WORK = ("energy", "pace", "life", "body", "say", "backing")
GROWTH = ("learning", "stretch", "talents", "direction", "chances")


def address(name, *ids):
    return reverse(name, args=["lindeveld", *ids])


@pytest.fixture
def scan(cast, am):
    """Heavy work, good growth, and nothing said of the rest."""
    answers = dict.fromkeys(WORK, 1) | dict.fromkeys(GROWTH, 5) | {"stuck": 1}
    return a_sheet(am(cast.newcomer), "career-scan", **answers)


def test_what_fits_goes_by_the_outcome_the_hardest_first(scan, cast, am):
    newcomer, instrument = am(cast.newcomer), instrument_of(scan)
    found = fitting(newcomer, instrument, score(instrument, queries.values_of(scan)))
    assert [(each.part.key, [one.key for one in each.instruments]) for each in found] == [
        ("workability", ["development-network", "job-role-network"]),
        ("growth", ["learning-curve"]),
    ]


def test_the_page_says_it_in_words_without_a_number_and_leads_there_once(scan, cast, am, client_for):
    am()
    client = client_for(cast.newcomer)
    page = client.get(address("sheet-read", scan.pk)).content.decode()
    outcome = page[page.index('id="uitkomst"') : page.index('id="past"')]
    assert "Hier wringt het nu." in outcome and "Nog te weinig ingevuld: 0 van 6." in outcome
    assert "1,0" not in outcome and "gemiddeld" not in outcome
    assert address("conversation-ask") in page  # has no conversation yet to take it to
    sent = {"instrument": "learning-curve", "on": "yes"}
    first, second = (client.post(address("self-begin"), sent).url for _twice in range(2))
    assert first == second  # what runs is gone on with


def test_who_filled_in_the_first_version_reads_it_as_it_was(cast, am, scan):
    newcomer = am(cast.newcomer)
    type(scan).objects.filter(pk=scan.pk).update(instrument="career-scan/1")
    scan.refresh_from_db()
    instrument = instrument_of(scan)
    found = fitting(newcomer, instrument, score(instrument, queries.values_of(scan)))
    assert [each.part.key for each in found] == ["workability", "growth", "employability"]
