"""`migrate` as Django has it, run as the owner of the schema: refused on tables that other steps made, and with the
application's rights set after."""

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from wegwijzer.foundation import steps
from wegwijzer.foundation.roles import grant_application

OWNER = "owner"


class Command(DjangoMigrate):
    def handle(self, *args, **options):
        if OWNER not in settings.DATABASES:
            raise CommandError("Migrating needs the owner of the schema: set DATABASE_OWNER_URL.")
        options["database"] = OWNER
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        if problem := steps.written_otherwise(connections[OWNER]):
            raise CommandError(problem)
        steps.note(connections[OWNER])
        super().handle(*args, **options)
        grant_application(connections[OWNER], settings.DATABASES["default"]["USER"])
