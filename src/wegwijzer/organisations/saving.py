"""Saving so that a refusal of the database becomes a sentence beside the field, and nothing is half kept."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.transaction import set_local

Row = TypeVar("Row", bound=models.Model)

# constraint of the database → field, sentence. Rooms add their own with `say`.
_SENTENCES: dict[str, tuple[str | None, str]] = {}


def say(constraint: str, field: str | None, sentence: str) -> None:
    """Register what to tell a person when this constraint refuses."""
    _SENTENCES[constraint] = (field, sentence)


def sentence_of(constraint: str) -> str:
    """What to tell a person when this constraint refuses; empty when nobody said."""
    return str(_SENTENCES[constraint][1]) if constraint in _SENTENCES else ""


class SentBefore(ValidationError):
    """There is a row with this id: the same form came twice at the same moment, and the other one was first. Whoever
    tries again finds that row."""


def sent_before(rows: models.QuerySet[Row], token: UUID | None) -> Row | None:
    """What a form that was sent before made: its row has the token of the form as its id. It knows that it was there,
    so that the page can say so."""
    found = rows.filter(pk=token).first() if token else None
    if found is not None:
        found.was_sent_before = True
    return found


@contextmanager
def saving() -> Iterator[None]:
    """A savepoint in which an IntegrityError turns into a ValidationError on the right field; SentBefore for an id that
    is there."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
        if name.endswith("_pkey"):
            raise SentBefore(_("Dit was al bewaard. Laad de pagina opnieuw om het te zien.")) from error
        field, sentence = _SENTENCES.get(
            name, (None, _("Dit kan niet samen met wat er al staat. Er is niets bewaard."))
        )
        raise ValidationError({field: [sentence]} if field else [sentence]) from error


@contextmanager
def correcting(reason: str) -> Iterator[None]:
    """What is changed here is marked in the history as a mistake put right, with its reason."""
    set_local(correction="yes", reason=reason)
    yield
    set_local(correction=None, reason=None)


def version_of(instance: models.Model) -> str:
    """A mark that changes when any column of the row changes: for two tabs on one record."""
    values = "\x1f".join(str(getattr(instance, f.attname)) for f in instance._meta.concrete_fields)
    return hashlib.sha256(values.encode()).hexdigest()[:16]


class ChangedMeanwhile(Exception):
    """Somebody else saved this record after it was opened; `current` is how it stands now."""

    def __init__(self, current: models.Model):
        super().__init__("changed meanwhile")
        self.current = current


def locked(instance: models.Model, version: str | None = None) -> models.Model:
    """The row as it stands, locked until the end of the transaction.

    Raises ChangedMeanwhile when `version` is given and no longer holds, ValidationError when it is gone.
    """
    current = type(instance).objects.select_for_update(of=("self",), no_key=True).filter(pk=instance.pk).first()
    if current is None:
        raise ValidationError(_("Dit bestaat niet meer. Misschien heeft iemand het intussen verwijderd."))
    if version is not None and version_of(current) != version:
        raise ChangedMeanwhile(current)
    return current


def assign(instance: models.Model, fields: Mapping[str, object]) -> models.Model:
    """Set fields and check what one row can check by itself. Raises ValidationError by field."""
    for name, value in fields.items():
        setattr(instance, name, value)
    kept_by_us = {"organisation"} | {field.name for field in instance._meta.fields if not field.editable}
    instance.full_clean(exclude=kept_by_us, validate_unique=False, validate_constraints=False)
    return instance
