"""The letter of a notice, sent by a worker with the rights of who receives it. The queue knows ids alone."""

from django.utils import timezone
from django.utils.translation import override

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.transaction import set_local
from wegwijzer.identity import letters as post
from wegwijzer.identity.jobs import MAIL_RETRY
from wegwijzer.identity.models import Account
from wegwijzer.notices import letters
from wegwijzer.notices.models import Notice
from wegwijzer.people.jobs import organisation_job


@organisation_job(retry=MAIL_RETRY)
def send_notice(actor: Actor, notice_id: str) -> None:
    """Once. Nothing for what was seen already, to who has no account, or to who left: those have no role."""
    rows = Notice.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
    notice = rows.filter(pk=notice_id, person=actor.person_id, mailed_at__isnull=True, seen_at__isnull=True).first()
    set_local(account=actor.person.account_id)  # whose this job is: nobody else's can be read
    account = Account.objects.filter(pk=actor.person.account_id, is_active=True).first()
    if notice is None or account is None:
        return
    organisation = actor.organisation
    language = post.language_of(account, organisation.language)
    with override(language):
        letter = letters.something_new(
            given_name=actor.person.given_name,
            organisation=organisation.name,
            slug=organisation.slug,
            notice=notice.pk,
        )
        post.send(letter, to=account.email, language=language)
    notice.mailed_at = timezone.now()
    notice.save(update_fields=["mailed_at"])
