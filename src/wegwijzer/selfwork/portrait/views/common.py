"""What the pages of stories share: fetching one's own, the way back, who sees it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees
from wegwijzer.selfwork.access import SEE_STORIES
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.models import Asking
from wegwijzer.selfwork.views.common import crumbs


def fetch(actor: Actor, asking) -> Asking:
    """One's own; for anybody else there is none."""
    return there(queries.askings(actor).filter(pk=asking).first())


def there(found):
    if found is None:
        raise Http404
    return found


def require_person(actor: Actor) -> None:
    if actor.person_id is None:
        raise PermissionDenied(SEE_STORIES.denied)


def title_of(asking: Asking) -> str:
    return _("Verhalen van %(day)s") % {"day": date_format(localtime(asking.begun_at), "j F Y")}


def way(actor: Actor, asking: Asking | None = None, *last: Crumb) -> list[Crumb]:
    """The crumbs: of all times, of this one, and what is below it."""
    here = [Crumb(title_of(asking), within(actor, "asking", asking.pk))] if asking else []
    return crumbs(actor, Crumb(_("Verhalen over jou"), within(actor, "stories")), *here, *last)


def alone(actor: Actor, asking: Asking):
    return who_sees(SEE_STORIES, asking, actor)


class OfAsking(Editing):
    """A form about one's own time of asking."""

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        kwargs.pop("organisation")
        self.load(**kwargs)
        return super(Editing, self).dispatch(request)

    def load(self, asking) -> None:
        self.asking = fetch(self.actor, asking)

    def crumbs(self):
        return way(self.actor, self.asking)

    def back(self, outcome=None) -> str:
        return self.to("asking", self.asking.pk)
