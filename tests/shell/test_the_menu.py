"""The main menu: by role, at most five places on a phone, and nothing without an actor."""

from types import SimpleNamespace

import pytest

from wegwijzer.shell import navigation
from wegwijzer.shell.context_processors import Shell
from wegwijzer.shell.home import queries


@pytest.fixture
def labels(actor, monkeypatch):
    monkeypatch.setattr(
        navigation, "_address", lambda name, slug: f"/o/{slug}/" + ("" if name == "home" else f"{name}/")
    )

    def of(*roles, path="/o/lindeveld/", **extra):
        return navigation.items_for(actor(*roles, **extra), path)

    return of


def test_nobody_gets_no_menu():
    assert navigation.items_for(None, "/") == []


def test_the_start_page_is_called_after_what_is_on_it(labels):
    assert str(labels("employee")[0].label) == "Mijn loopbaan"
    assert str(labels("executive")[0].label) == "Begin"


def test_who_leads_people_sees_the_team(labels):
    assert "Mijn team" in [str(item.label) for item in labels("employee", has_reports=True)]
    assert "Mijn team" in [str(item.label) for item in labels("team_leader")]
    assert "Mijn team" not in [str(item.label) for item in labels("employee")]


def test_only_the_career_lead_administers(labels):
    assert "Beheer" in [str(item.label) for item in labels("career_lead")]
    assert "Beheer" not in [str(item.label) for item in labels("executive", "team_leader", "employee", "coach")]


def test_an_adviser_from_outside_does_not_browse_the_organisation(labels):
    assert [str(item.label) for item in labels("external_adviser")] == ["Begin", "Gesprekken"]
    assert len(labels("external_adviser", "coach")) > 2


@pytest.mark.parametrize("roles", [("career_lead", "team_leader"), ("employee",), ("external_adviser",)])
def test_with_more_than_five_pages_the_last_place_on_a_phone_says_more(labels, roles):
    items = labels(*roles)
    shown = len(items) if len(items) <= 5 else 4
    assert [item.extra for item in items] == [False] * shown + [True] * (len(items) - shown)


def test_the_current_page_is_marked_and_the_start_page_only_on_its_own_address(labels):
    def current(path):
        return [str(item.label) for item in labels("career_lead", path=path) if item.current]

    assert current("/o/lindeveld/") == ["Begin"]
    assert current("/o/lindeveld/people/123/") == ["Mensen"]


def test_other_organisations_are_offered_and_not_the_one_one_is_in(ask, actor):
    doors = [SimpleNamespace(slug=slug, name=slug.title()) for slug in ("lindeveld", "zandhoven")]
    shell = Shell(ask("/o/lindeveld/", actor=actor("employee"), doors=doors))
    assert [item.label for item in shell.other_organisations] == ["Zandhoven"]


def test_the_brand_leads_to_the_start_of_the_organisation_one_is_in(ask, actor):
    assert Shell(ask("/o/lindeveld/people/", actor=actor("employee"))).start == "/o/lindeveld/"
    assert Shell(ask("/account/")).start == "/"


def test_signed_out_the_shell_is_calm(ask):
    shell = Shell(ask())
    assert (shell.account, shell.actor, shell.organisation, shell.navigation) == (None, None, None, [])
    assert shell.initials == "" and shell.base == "base_entrance.html"


def test_in_an_early_error_there_is_no_user_yet(ask):
    request = ask()
    del request.user, request.actor
    assert Shell(request).account is None and Shell(request).navigation == []


def test_a_person_is_named_as_the_organisation_knows_them(ask, actor):
    shell = Shell(ask(actor=actor("employee")))
    assert (shell.name, shell.short_name, shell.initials) == ("Samira El Idrissi", "Samira", "SE")


def test_with_more_than_seven_pages_the_row_on_a_wide_screen_says_more_too(labels):
    items = labels("career_lead", "team_leader", "employee")
    assert len(items) > 7
    assert [item.folded for item in items] == [False] * 6 + [True] * (len(items) - 6)
    assert not any(item.folded for item in labels("employee"))


@pytest.mark.django_db
def test_who_has_no_career_here_is_not_told_whom_to_talk_with_about_it(cast, client_for):
    """An adviser from outside has no use for the names of HR, coaches and other advisers."""
    farah = client_for(cast.adviser).get("/o/lindeveld/").content.decode()
    assert "Met wie kan je praten?" not in farah and "Hugo" not in farah and "Dieter" not in farah
    assert "Met wie kan je praten?" in client_for(cast.newcomer).get("/o/lindeveld/").content.decode()


@pytest.mark.django_db
def test_the_first_people_to_talk_with_stand_at_home_and_the_others_unfold(cast, client_for, monkeypatch):
    monkeypatch.setattr(queries, "FEW_CONTACTS", 1)
    page = client_for(cast.newcomer).get("/o/lindeveld/").content.decode()
    shown, _, folded = page.partition("Met wie kan je praten?")[2].partition('<details class="data-fold">')
    folded = folded.partition("</details>")[0]
    assert shown.count('class="contact-plain"') == 1
    assert folded.count('class="contact-plain"') >= 2 and "anderen</summary>" in folded


@pytest.mark.django_db
def test_a_room_is_a_link_with_what_it_is_for(cast, client_for):
    page = (
        client_for(cast.hr).get("/o/lindeveld/").content.decode().partition('id="here"')[2].partition("</section>")[0]
    )
    assert '<a href="/o/lindeveld/functions/"><b>Functies</b><span>' in page
    assert page.count("<a ") == page.count("<li>")
