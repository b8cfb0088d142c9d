"""System checks of the ground: a role that could pass by row-level security is refused at start, and going without
https is said."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import OperationalError, connections

from wegwijzer.foundation.roles import powers


@register(Tags.database)
def application_role(app_configs, databases, **kwargs):
    """The connection 'default' must be a role that row-level security holds."""
    if "default" not in (databases or []):
        return []
    try:
        found = powers(connections["default"])
    except OperationalError as error:
        return [Error(f"The database does not answer: {error}", id="wegwijzer.E001")]
    if not found.too_strong:
        return []
    return [
        Error(
            f"The database role “{found.role}” could pass by row-level security.",
            hint="Let DATABASE_URL connect as a role that is no superuser, has no BYPASSRLS, owns no table "
            "of Wegwijzer and is no member of a role that does; DATABASE_OWNER_URL is for migrating only.",
            id="wegwijzer.E002",
        )
    ]


@register(Tags.security, deploy=True)
def public_address(app_configs, **kwargs):
    """Without https it is for looking around on one machine."""
    if settings.SECURE:
        return []
    return [
        Warning(
            "Pages go without https: nobody but this machine should reach them.",
            hint="Before others do: set WEGWIJZER_ADDRESS to the https address at which your proxy answers.",
            id="wegwijzer.W001",
        )
    ]
