"""What people said is wrong on their path, until somebody has looked at it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.administration.queries.attention import open_remarks
from wegwijzer.administration.views.tabs import tabs
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actions import handle_path_check
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import PathCheck


@require_safe
def remarks(request, organisation):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    among = PathCheck.objects.all()
    context = {
        "tabs": tabs(actor, "administration-path-remarks"),
        "page": page_by_key(open_remarks(actor), request.GET, keys=("checked_at", "pk"), among=among),
        "answer": who_sees(CHANGE_PERSON, None, actor),
    }
    return render(request, "administration/remarks.html", context)


@require_POST
def handle(request, organisation, check):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    found = PathCheck.objects.select_related("person").filter(pk=check).exclude(remark="").first()
    if found is None:
        raise Http404
    handle_path_check(actor, check=found)
    said = _("De opmerking van %(name)s is afgehandeld.") % {"name": found.person.full_name}
    messages.success(request, said)
    return redirect("administration-path-remarks", organisation=organisation)
