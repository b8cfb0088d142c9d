"""Keys and boxes: what follows from the installation's secret."""

from uuid import UUID

import pytest
from cryptography.fernet import InvalidToken
from django.conf import settings as configured

from wegwijzer.foundation.ids import new_id
from wegwijzer.identity.secrets import hash_of, invitation_token, seal, unseal

ONE = UUID("018f0000-0000-7000-8000-000000000001")


def test_an_invitation_always_has_the_same_token_and_no_other_has_it():
    assert invitation_token(ONE) == invitation_token(ONE)
    assert len({invitation_token(new_id()) for _ in range(200)}) == 200
    assert len(invitation_token(ONE)) == 43  # 32 bytes


def test_without_the_secret_the_id_tells_nothing(settings):
    before = invitation_token(ONE)
    settings.SECRET_KEY = configured.SECRET_KEY + "!"
    assert invitation_token(ONE) != before


def test_the_hash_is_what_is_kept():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_sealed_secret_is_readable_again_with_an_earlier_key_of_the_installation(settings):
    sealed = seal("geheim")
    assert "geheim" not in sealed
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one", [settings.SECRET_KEY]
    assert unseal(sealed) == "geheim"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        unseal(sealed)
