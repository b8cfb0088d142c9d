"""Language, appearance, the offline page and the worker: what the roof answers by itself."""

import re

import pytest
from django.conf import settings as project


def test_a_language_is_kept_in_a_cookie_and_one_returns_where_one_was(client):
    response = client.post("/language/", {"language": "en", "next": "/account/login/?a=1"})
    assert (response.status_code, response["Location"]) == (302, "/account/login/?a=1")
    assert response.cookies[project.LANGUAGE_COOKIE_NAME].value == "en"
    assert response.cookies[project.LANGUAGE_COOKIE_NAME]["httponly"]


@pytest.mark.parametrize("code", ["xx", "", "nl-BE<script>", "de"])
def test_an_unknown_language_is_refused_in_words(client, code):
    response = client.post("/language/", {"language": code})
    assert response.status_code == 400
    assert "Die taal kennen we niet" in response.content.decode() or "language" in response.content.decode()
    assert project.LANGUAGE_COOKIE_NAME not in response.cookies


@pytest.mark.parametrize("code", ["light", "dark", "device"])
def test_an_appearance_is_kept_and_shown(client, code):
    client.post("/appearance/", {"appearance": code})
    page = client.get("/offline/").content.decode()
    assert (f'data-scheme="{code}"' in page) == (code != "device")


def test_an_unknown_appearance_is_refused_and_a_strange_cookie_ignored(client):
    assert client.post("/appearance/", {"appearance": "pink"}).status_code == 400
    client.cookies["wegwijzer_appearance"] = '"><script>'
    assert "data-scheme" not in client.get("/offline/").content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
@pytest.mark.parametrize(
    ("path", "data"), [("/language/", {"language": "nl"}), ("/appearance/", {"appearance": "dark"})]
)
def test_a_switch_never_leads_to_another_site(client, path, data, target):
    assert client.post(path, {**data, "next": target})["Location"] == "/"


@pytest.mark.parametrize("path", ["/language/", "/appearance/"])
def test_a_switch_is_not_thrown_by_following_a_link(client, path):
    response = client.get(path + "?language=en&appearance=dark")
    assert response["Location"] == "/" and not response.cookies


def test_the_offline_page_holds_no_form_and_may_be_kept(client):
    response = client.get("/offline/")
    assert response["Cache-Control"] == "no-cache"
    assert "<form" not in response.content.decode() and "csrf" not in response.content.decode()


def test_the_worker_keeps_the_offline_page_and_static_files_only(client):
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Service-Worker-Allowed"] == "/" and response["Cache-Control"] == "no-cache"
    files = re.search(r"const FILES = (\[.*?\]);", response.content.decode()).group(1)
    kept = [name.strip(' "') for name in files.strip("[]").split(",")]
    assert kept[0] == "/offline/"
    assert all(name.startswith("/static/") for name in kept[1:])
