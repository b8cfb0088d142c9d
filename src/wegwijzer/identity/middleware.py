"""The language of a page: the account's; without one this browser's choice; else the organisation's."""

from django.conf import settings
from django.utils import translation

from wegwijzer.identity.signing_in import remember_language


class LanguageMiddleware:
    """After ActorMiddleware, so that whoever is asking is known already and no statement is added."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.actor is None:
            return self.get_response(request)
        chosen, kept = request.user.language, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        code = chosen or (None if kept else request.actor.organisation.language)
        if code:
            translation.activate(code)
            request.LANGUAGE_CODE = code
        response = self.get_response(request)
        if chosen and chosen != kept and settings.LANGUAGE_COOKIE_NAME not in response.cookies:
            remember_language(response, chosen)
        return response
