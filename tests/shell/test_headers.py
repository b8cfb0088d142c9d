"""The headers that go with every answer."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from wegwijzer.shell.middleware import HtmxSignInMiddleware, SecurityHeadersMiddleware


def answer(response=None):
    return SecurityHeadersMiddleware(lambda request: response or HttpResponse())(RequestFactory().get("/"))


def policy():
    return dict(part.split(" ", 1) for part in answer()["Content-Security-Policy"].split("; "))


def test_nothing_is_allowed_unless_it_is_our_own():
    assert policy()["default-src"] == "'none'"
    assert set(policy().values()) == {"'none'", "'self'"}


def test_nothing_inline_and_nothing_evaluated():
    assert "unsafe" not in answer()["Content-Security-Policy"]
    assert policy()["script-src"] == policy()["style-src"] == policy()["form-action"] == "'self'"
    assert policy()["frame-ancestors"] == policy()["base-uri"] == "'none'"


def test_nothing_is_kept_unless_a_view_says_so():
    assert answer()["Cache-Control"] == "no-store, private"
    assert answer(HttpResponse(headers={"Cache-Control": "no-cache"}))["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("what", ["camera=()", "microphone=()", "geolocation=()"])
def test_the_device_keeps_to_itself(what):
    assert what in answer()["Permissions-Policy"]


def test_addresses_of_our_pages_do_not_travel_to_other_sites():
    assert answer()["Referrer-Policy"] == "same-origin"


def sign_in_asked(to="/account/login/?next=/o/x/rows/", **headers):
    response = HttpResponse(status=302, headers={"Location": to})
    return HtmxSignInMiddleware(lambda request: response)(RequestFactory().get("/o/x/rows/", headers=headers))


def test_a_part_of_a_page_that_asks_for_sign_in_takes_the_whole_page_along():
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/o/x/people/?q=a&unit=1"}
    response = sign_in_asked(**headers)
    assert response.status_code == 204
    assert response["HX-Redirect"] == "/account/login/?next=/o/x/people/%3Fq%3Da%26unit%3D1"


def test_other_redirects_and_whole_pages_are_left_alone():
    assert sign_in_asked().status_code == 302
    assert sign_in_asked(to="/o/x/people/1/", **{"HX-Request": "true"}).status_code == 302
