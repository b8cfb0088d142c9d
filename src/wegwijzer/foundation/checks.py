"""System checks of the ground: a role that could pass by row-level security is refused at start."""

from django.core.checks import Error, Tags, register
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
