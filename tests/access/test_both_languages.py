"""Every page in Dutch and in English, laid side by side: what reads the same in both was never translated."""

import json
import re
import time

import pytest
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from tests.access.addresses import OPEN, SIGNED_IN, WITHIN
from tests.access.test_every_address import ids  # noqa: F401
from tests.cast import EMAILS
from tests.reading import plain, texts, written_by_the_organisation
from wegwijzer.access.actor import acting_as
from wegwijzer.conversations.framework import shipped
from wegwijzer.exchange.forms.reading import NAMES as ENCODINGS
from wegwijzer.foundation import messages
from wegwijzer.foundation.messages import PACKAGE
from wegwijzer.identity.models import Account

pytestmark = pytest.mark.django_db

READERS = ("hr", "employee", "leader")
OTHER = {
    "nl": re.compile(r"\b(the|you|your|this|that|not|and|from|what|who|please|enter|required)\b", re.I),
    "en": re.compile(r"\b(het|een|jouw|je|wie|niet|voor|zijn|ook|naar|dit|deze|bij|als|geen|nog|er)\b", re.I),
}
NAMES = {"Wegwijzer", "Excel", "CSV", "Nederlands", "Français", "Deutsch", "English"}  # each language in its own words
AROUND = re.compile(r"^: | · Wegwijzer$")
WORD = re.compile(r"[^\W\d_][a-zà-ÿ]")  # not the two letters of somebody's mark
BETWEEN = re.compile(r"[,:;()·]| › ")
SHORT_DAY = re.compile(r"\d{1,2} \w{3} \d{4}")  # jan, nov and others are written alike


@pytest.fixture(scope="module")
def alike() -> set[str]:
    """Texts that are the same word in both languages."""
    with translation.override("en"):
        ours = [text.id for text in messages.texts_in_source() if isinstance(text.id, str) and text.id]
        same = {text for text in ours if translation.gettext(text) == text}
    framework = {plain(shipped(language).as_text) for language in OTHER}  # edited in each language by itself
    shared = set.intersection(*({plain(text) for text in _words_shipped(language)} for language in OTHER))
    return NAMES | framework | shared | set(ENCODINGS.values()) | same | {text.capitalize() for text in same}


def _words_shipped(language: str) -> list[str]:
    """The words on the scales of the instruments that we ship: an expert is one in both languages."""
    found = (PACKAGE / "content" / "instruments").glob(f"*/*/{language}.json")
    said = [json.loads(path.read_text("utf-8")) for path in found]
    return [text for texts in said for key, text in texts.items() if key.startswith("scales.")]


@pytest.fixture(scope="module")
def theirs(_everybody, standing, ids) -> set[str]:  # noqa: F811
    """What the organisation wrote itself, in whatever language, as these people may read it."""
    found = set()
    for key in READERS:
        with standing(), acting_as(_everybody[key]):
            found |= written_by_the_organisation()
    return found


@pytest.fixture
def hr(cast, client_for):
    """HR, signed in a moment ago, so that the pages on the own account open too."""
    client = client_for(cast.hr)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


def in_both(client, address: str, method: str = "get") -> dict[str, set[str]]:
    """The texts of the answer in each language; none where it sends on or is no page."""
    said = {}
    for language in OTHER:
        Account.objects.filter(email__in=[EMAILS[key] for key in READERS]).update(language=language)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        answer = getattr(client, method)(address)
        if answer.status_code == 302 or "html" not in answer.get("Content-Type", ""):
            return {}
        said[language] = texts(answer.content.decode())
    return said


def untranslated(said: dict[str, set[str]], known: set[str]) -> list[str]:
    """Texts that are the same in both languages, and texts with words of the other one, but for what is known."""
    if not said:
        return []
    same = said["nl"] & said["en"]
    found = [text for text in same if WORD.search(text) and not _is_known(AROUND.sub("", text), known)]
    for language, foreign in OTHER.items():
        found += [
            text
            for text in said[language] - same
            if _says_anything_of(foreign, text, known) and not _is_known(text, known)
        ]
    return sorted(found)


def _is_known(text: str, known: set[str]) -> bool:
    """Known as it stands, or a row of known texts; a name may have a comma of its own."""
    if not WORD.search(text) or text in known or SHORT_DAY.fullmatch(text):
        return True
    cuts = [(text[: cut.start()].strip(), text[cut.end() :].strip()) for cut in BETWEEN.finditer(text)]
    return any((not WORD.search(first) or first in known) and _is_known(rest, known) for first, rest in cuts)


def _says_anything_of(foreign: re.Pattern, text: str, known: set[str]) -> bool:
    """Whether some part of the text that is not known by itself has a word of the other language."""
    return any(foreign.search(part) and part.strip() not in known for part in BETWEEN.split(_without_quotes(text)))


def _without_quotes(text: str) -> str:
    """But for what is shown as an example, or was said by somebody; and for the key, inside a sentence."""
    return re.sub(r"“[^”]*”|(?<=[a-z] )Enter\b", "", text)


@pytest.mark.parametrize("name", sorted(WITHIN))
def test_a_page_of_an_organisation_is_whole_in_both_languages(name, hr, cast, client_for, ids, alike, theirs):  # noqa: F811
    row, known = WITHIN[name], alike | theirs
    address = reverse(name, kwargs={"organisation": "lindeveld"} | {key: ids[key] for key in row.needs})
    clients = {key: hr if key == "hr" else client_for(cast[key]) for key in READERS if key in row.allowed}
    for client in clients.values() if row.method == "get" else ():
        assert untranslated(in_both(client, address), known) == []
    for client in [*clients.values()][:1]:
        assert untranslated(in_both(client, address, "post"), known) == []  # what is said of an empty form


@pytest.mark.parametrize("name", ["person", "unit", "conversation", "administration", "people"])
def test_a_page_that_is_not_for_you_is_whole_in_both_languages(name, hr, cast, client_for, ids, alike, theirs):  # noqa: F811
    address = reverse(name, kwargs={"organisation": "lindeveld"} | {key: ids[key] for key in WITHIN[name].needs})
    for client in (hr, client_for(cast.newcomer), client_for(cast.executive)):
        assert untranslated(in_both(client, address), alike | theirs) == []


@pytest.mark.parametrize("name", sorted(SIGNED_IN | set(OPEN) - {"language", "appearance"}))
def test_a_page_outside_is_whole_in_both_languages(name, hr, client, cast, alike, theirs):
    try:
        address = reverse(name)
    except NoReverseMatch:
        address = reverse(name, kwargs=NEEDED[name])
    known = alike | theirs | {cast.hr.account.email}
    assert untranslated(in_both(client, address), known) == []
    assert untranslated(in_both(hr, address), known) == []
    if name != "account_logout":
        assert untranslated(in_both(hr, address, "post"), known) == []


NEEDED: dict[str, dict] = {
    "session-end": {"session": 1},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
    "invitation": {"token": "unknown"},
    "calendar-feed": {"token": "unknown"},
    **{f"story-{act}": {"token": "unknown"} for act in ("write", "begin", "save", "send", "later", "decline")},
    "story-step": {"token": "unknown", "number": 1},
    "invitation-account": {"token": "unknown"},
    "account_confirm_email": {"key": "unknown"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "unknown"},
}


def test_a_text_that_was_left_in_one_language_is_found():
    said = {"nl": {"Bewaren", "Wie ziet dit?", "Ann"}, "en": {"Bewaren", "Wie ziet dit? You", "Ann"}}
    assert untranslated(said, {"Ann"}) == ["Bewaren", "Wie ziet dit? You"]
