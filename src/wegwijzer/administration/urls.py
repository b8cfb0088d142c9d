"""Addresses of the administration, the reading log and "who sees what", under /o/<organisation>/."""

from django.urls import path

from wegwijzer.administration.views import accounts, openness, overview, remarks, roles, settings, undelivered

urlpatterns = [
    path("administration/", overview.overview, name="administration"),
    path("administration/attention/<slug:kind>/", overview.attention, name="administration-attention"),
    path("administration/settings/", settings.settings, name="administration-settings"),
    path("administration/roles/", roles.roles, name="administration-roles"),
    path("administration/roles/grant/", roles.grant, name="administration-role-grant"),
    path("administration/roles/<uuid:membership>/end/", roles.end, name="administration-role-end"),
    path("administration/accounts/", accounts.accounts, name="administration-accounts"),
    path("administration/accounts/invite/", accounts.invite_people, name="administration-invite"),
    path(
        "administration/invitations/<uuid:invitation>/withdraw/",
        accounts.withdraw,
        name="administration-invitation-withdraw",
    ),
    path("administration/path-remarks/", remarks.remarks, name="administration-path-remarks"),
    path(
        "administration/path-remarks/<uuid:check>/handled/",
        remarks.handle,
        name="administration-path-remark-handle",
    ),
    path("administration/undelivered/", undelivered.undelivered, name="administration-undelivered"),
    path("readings/", openness.readings, name="readings"),
    path("who-sees-what/", openness.who_sees_what, name="who-sees-what"),
]
