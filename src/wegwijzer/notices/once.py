"""A letter that goes once, whatever happens to the worker that sends it (docs/decisions/0012).

1. In a transaction as who receives it: the letter is made, and that there is one is saved under its `key`.
2. All of it but the last line is given to the mail server. A worker that dies here sent nothing: the next one starts
   again, with the same Message-ID.
3. In a second transaction the letter is claimed: `handed_at`, on the condition that nobody did so before. Two workers
   with the same letter cannot both pass; who comes second hangs up, and a letter without its last line is none.
4. The last line, and the answer. A third transaction saves it: taken, or not (then the claim is given back).

A worker that dies between 3 and 4 leaves a letter of which nobody knows. It is not sent again. What it told of and
nobody has seen goes along in the next digest: nothing is lost, and no letter goes twice.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import override

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.logs import Word
from wegwijzer.foundation.transaction import set_local
from wegwijzer.identity.letters import NotSent, language_of
from wegwijzer.identity.models import Account
from wegwijzer.notices import failures
from wegwijzer.notices.models import Letter, Notice
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.output import post
from wegwijzer.output.message_ids import message_id
from wegwijzer.people.actors import NoLongerThere, acting_for

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Envelope:
    """To whom a letter goes, for who writes it. The language is active already."""

    actor: Actor
    to: str
    language: str
    message_id: str


@dataclass(frozen=True)
class Written:
    """A message, and the notices that it tells of: each of them in one letter only. `handed` runs in the transaction of
    step 3, so it is saved exactly when the letter goes; it raises post.Overtaken for what must not go any more.
    `returned` takes back what `handed` saved, when the mail server did not take the letter after all."""

    message: EmailMessage
    notices: Sequence[UUID] = ()
    handed: Callable[[], None] | None = None
    returned: Callable[[], None] | None = None


Writer = Callable[[Envelope], Written | None]


def send_once(organisation: UUID, person: UUID, *, key: str, write: Writer, also_left: bool = False) -> bool:
    """Send this person the letter `key` unless it went before; answers whether the mail server took it now.

    `write(envelope)` runs with the rights of the receiver and answers None when there is nothing to say any more.
    Nothing goes to who has no account that works, nor to who has no role today unless `also_left`: then `write` is
    asked as well, with an actor without roles. Raises NotSent for what may work later; call it from a job, outside a
    transaction.
    """
    try:
        letter, written = _made(organisation, person, key, write, also_left)
    except NoLongerThere:
        return False
    if written is None:
        return False
    attempt = _Attempt(letter, written)
    try:
        post.hand_over(written.message, attempt.claim)
    except post.Overtaken:
        log.info("a letter was sent by another worker, or seen meanwhile")
        return False
    except post.NoAnswer as problem:
        log.warning("a letter was given whole and not answered: %s", Word(str(problem)))
        return False
    except post.Refused as refusal:
        attempt.give_back(refused=refusal.status)
        return False
    except post.NotNow as problem:
        attempt.give_back()
        raise NotSent(Word(str(problem))) from None
    attempt.succeed()
    return True


def _made(
    organisation: UUID, person: UUID, key: str, write: Writer, also_left: bool
) -> tuple[Letter | None, Written | None]:
    with acting_for(organisation, person, also_left=also_left) as actor:
        account = _account(actor)
        if account is None:
            return None, None
        letter, new = Letter.objects.get_or_create(person=actor.person, key=key, defaults={"to": account.email})
        if letter.handed_at or letter.refused_at:
            return letter, None
        language = language_of(account, actor.organisation.language)
        with override(language):
            written = write(Envelope(actor, account.email, language, message_id(letter.pk)))
        if written is None:
            Letter.objects.filter(pk=letter.pk, handed_at=None).delete()
        elif not new and letter.to != account.email:
            letter.to = account.email
            letter.save(update_fields=["to"])
    return letter, written


def _account(actor: Actor) -> Account | None:
    set_local(account=actor.person.account_id)  # whose this job is: nobody else's can be read
    return Account.objects.filter(pk=actor.person.account_id, is_active=True).first()


@dataclass
class _Attempt:
    letter: Letter
    written: Written
    claimed: bool = False

    def _mine(self):
        return tenant(self.letter.organisation_id, person_id=self.letter.person_id)

    def claim(self) -> None:
        """Raises Overtaken when the letter or one of its notices went another way, or was seen by now."""
        now, notices = timezone.now(), self.written.notices
        with self._mine():
            free = Letter.objects.filter(pk=self.letter.pk, handed_at=None, refused_at=None)
            unsaid = Notice.objects.filter(pk__in=notices, mailed_at=None, seen_at=None)
            if not free.update(handed_at=now):
                raise post.Overtaken
            if unsaid.update(mailed_at=now, letter=self.letter.pk) != len(notices):
                raise post.Overtaken
            if self.written.handed is not None:
                self.written.handed()
        self.claimed = True

    def give_back(self, refused: str | None = None) -> None:
        """It certainly did not go. `refused`: and will not, with the status that was given; the notices wait for a
        digest, by when the address may be another."""
        with self._mine():
            if self.claimed:
                self._let_go()
            if refused is not None:
                Letter.objects.filter(pk=self.letter.pk, handed_at=None).update(refused_at=timezone.now())
                failures.note(self.letter.person_id, self.letter.to, status=refused)

    def _let_go(self) -> None:
        """Only what this attempt claimed: another worker may have the same letter, and its claim holds."""
        Notice.objects.filter(letter=self.letter.pk).update(mailed_at=None, letter=None)
        Letter.objects.filter(pk=self.letter.pk).update(handed_at=None)
        if self.written.returned is not None:
            self.written.returned()

    def succeed(self) -> None:
        with self._mine():
            Letter.objects.filter(pk=self.letter.pk).update(taken_at=timezone.now())
            failures.went_through(self.letter.person_id, self.letter.to)
