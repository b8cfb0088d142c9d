"""Jobs of an organisation: each carries its organisation and its actor, and runs with the rights that the
actor has at that moment."""

import functools
import logging
from collections.abc import Callable
from uuid import UUID

from procrastinate import BaseRetryStrategy
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.jobs import Id, enqueue
from wegwijzer.foundation.logs import Word
from wegwijzer.people.actors import NoLongerThere, acting_for

log = logging.getLogger(__name__)


class OrganisationJob:
    """A function `body(actor, **ids)` that a worker runs in its own transaction."""

    def __init__(self, body: Callable[..., None], retry: BaseRetryStrategy | None):
        functools.update_wrapper(self, body)
        self.body = body
        self.name = f"{body.__module__}.{body.__qualname__}"
        self.task = app.task(name=self.name, retry=retry or False)(self.run)

    def enqueue(self, actor: Actor, **ids: Id) -> None:
        """Ask for it on behalf of a person; part of the current transaction."""
        enqueue(self.task, in_organisation=actor.organisation.pk, as_person=actor.person_id, **ids)

    def run(self, in_organisation: str, as_person: str, **ids) -> None:
        """What the worker does. Ends quietly when the actor has no role any more: then nothing is done."""
        try:
            with acting_for(UUID(in_organisation), UUID(as_person)) as actor:
                self.body(actor, **ids)
        except NoLongerThere:
            log.info("%s: its actor has no role any more; nothing was done", Word(self.name))


def organisation_job(*, retry: BaseRetryStrategy | None = None) -> Callable[[Callable[..., None]], OrganisationJob]:
    """Decorator: makes a background job of `def something(actor, **ids)`."""
    return functools.partial(OrganisationJob, retry=retry)
