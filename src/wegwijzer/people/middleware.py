"""Every page of an organisation runs in one transaction that knows who is asking, and keeps nothing of a
request that failed."""

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404
from django.urls import Resolver404, resolve

from wegwijzer.foundation.clock import today
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import actor_behind, doors


class ActorMiddleware:
    """Sets `request.actor` and `request.organisations` (the doors of the account, the open one first)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor, request.doors = None, []
        slug = _organisation_in(request.path_info)
        if slug is None:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        day = today()
        request.doors = doors(request.user.pk, day)
        door = next((door for door in request.doors if door.slug == slug), None)
        if door is None:
            return self.get_response(request)
        with tenant(door.organisation_id, person_id=door.person_id, account_id=request.user.pk):
            request.actor = actor_behind(door, day)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response

    def process_view(self, request, view, args, kwargs):
        """One answer for an organisation that does not exist and for one that is not yours."""
        if "organisation" in kwargs and request.actor is None:
            raise Http404


def _organisation_in(path: str) -> str | None:
    try:
        return resolve(path).kwargs.get("organisation")
    except (Resolver404, Http404):
        return None
