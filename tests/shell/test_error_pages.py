"""Our own pages for what goes wrong: clear, translated, and never telling that something secret exists."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template import loader
from django.utils.translation import gettext_lazy

from wegwijzer.shell import views


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (views.bad_request, 400, "Dit kunnen we niet lezen"),
        (views.permission_denied, 403, "Deze pagina is niet voor jou"),
        (views.page_not_found, 404, "Deze pagina vinden we niet"),
    ],
)
def test_each_error_has_its_own_page_with_a_way_on(ask, view, status, heading):
    response = view(ask("/x/"), Exception("secret detail"))
    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in text(response) and 'href="/"' in text(response)
    assert "secret detail" not in text(response)


def test_no_access_tells_who_may_and_whom_to_ask(ask):
    refused = PermissionDenied(gettext_lazy("Dit hoort bij je rol."))
    refused.readers, refused.ask = "Johan en HR", "Vraag het aan Nele."
    page = text(views.permission_denied(ask(), refused))
    assert "Dit hoort bij je rol." in page and "Johan en HR" in page and "Vraag het aan Nele." in page


def test_plain_text_on_an_exception_is_for_logs(ask):
    assert "internal" not in text(views.permission_denied(ask(), PermissionDenied("internal")))


def test_no_access_without_more_still_says_whom_to_ask(ask, actor):
    page = text(views.permission_denied(ask(actor=None), PermissionDenied()))
    assert "Vraag het aan de personeelsdienst" in page


def test_a_refused_form_has_a_page_of_its_own(ask):
    page = loader.get_template("403_csrf.html").render({}, ask())
    assert "Dit formulier is verlopen" in page and "niets bewaard" in page


def test_the_page_for_our_own_errors_needs_nothing():
    response = views.server_error(None)
    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in text(response) and "shell/css/base.css" in text(response)


def test_when_even_that_page_breaks_there_is_a_last_resort(monkeypatch, caplog):
    def broken(name):
        raise RuntimeError("no templates")

    monkeypatch.setattr(loader, "get_template", broken)
    response = views.server_error(None)
    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in text(response) and "Something went wrong" in text(response)
    assert "could not be drawn" in caplog.text


def test_too_many_tries_has_a_page(ask):
    assert "Even wachten" in loader.get_template("429.html").render({}, ask())
