"""Passwords: what we take, and that what we say about the rest helps."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.identity.firms import OTHER_PASSWORD, PASSWORD
from wegwijzer.identity import passwords
from wegwijzer.identity.models import Account
from wegwijzer.identity.passwords import SAID, StrengthValidator, weakness


@pytest.mark.parametrize("password", [PASSWORD, OTHER_PASSWORD, "zXk4!pQ9mmv2", "Trommel-7-kaas-wind"])
def test_strong_ones_are_taken(password):
    assert weakness(password, ["samira", "lindeveld"]) == ""


@pytest.mark.parametrize(
    ("password", "kind"),
    [
        ("wachtwoord123", "word"),
        ("Zomer2026!", "word"),
        ("1234567890", "passwords"),
        ("aaaaaaaaaaaaaa", "repeat"),
        ("Samira2026!x", "own"),
        ("lindeveld2026", "own"),
        ("s4m1r44", "own"),
        ("13-06-1984", "date"),
    ],
)
def test_weak_ones_are_named(password, kind):
    assert weakness(password, ["samira", "lindeveld"]) == kind


@pytest.mark.parametrize("password", ["kort", "x" * 129])
def test_length_has_two_ends(password):
    with pytest.raises(ValidationError):
        StrengthValidator().validate(password)


def test_the_sentence_says_what_is_wrong_and_what_helps():
    with pytest.raises(ValidationError) as refused:
        StrengthValidator().validate("wachtwoord123")
    (said,) = refused.value.messages
    assert said.startswith(str(SAID["word"])) and "drie of vier woorden" in said
    assert "10 tekens" in password_validators_help_texts()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["wouters.bart1", "Glasfabriek-1", "bartwouters99"])
def test_what_a_colleague_knows_is_no_password(password):
    account = Account(email="bart.wouters@glasfabriek.example")
    account.names = ("Bart", "Wouters", "Glasfabriek Noord")
    with pytest.raises(ValidationError) as refused:
        validate_password(password, account)
    assert str(SAID["own"]) in refused.value.messages[0]


def test_somebody_s_name_stands_in_the_organisation_and_counts_too(firm):
    _person, account = firm.member("Samira", email=firm.address("nummer17"))
    with pytest.raises(ValidationError, match="naam"):
        validate_password("samiraidrissi7", account)


@given(st.text(min_size=10, max_size=128))
@settings(max_examples=60, deadline=None)
def test_every_text_gets_an_answer(password):
    assert weakness(password, ["samira"]) in {"", *SAID}


def test_of_a_long_one_only_the_beginning_is_weighed(monkeypatch):
    """Weighing takes longer than the length grows: nobody keeps a server busy with a password."""
    weighed = []
    monkeypatch.setattr(passwords, "zxcvbn", lambda text, *_, **__: weighed.append(text) or {"score": 4})
    assert weakness("ab1!" * 32, []) == ""
    assert [len(text) for text in weighed] == [passwords.READ_AT_MOST]


def test_one_person_s_words_never_count_for_another():
    with ThreadPoolExecutor(8) as pool:
        own = list(pool.map(lambda n: weakness("trommelvis77", ["trommelvis"] if n % 2 else []), range(64)))
    assert set(own[1::2]) == {"own"} and "own" not in set(own[::2])
