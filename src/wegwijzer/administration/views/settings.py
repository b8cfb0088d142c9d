"""How the organisation is set up."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.structure import CHANGE_ORGANISATION
from wegwijzer.administration.forms import SettingsForm
from wegwijzer.people.actions import change_organisation


class Settings(Editing):
    rule = CHANGE_ORGANISATION
    form_class = SettingsForm
    heading = _("Instellingen")
    done = _("De instellingen zijn bewaard.")

    def record(self):
        return self.actor.organisation

    def values(self, record):
        share = record.max_share
        return {
            "name": record.name,
            "language": record.language,
            "languages": record.languages,
            "max_share": int(share) if share == int(share) else share.normalize(),
            "digest_every": record.digest_every,
            "digest_weekday": record.digest_weekday,
            "digest_hour": record.digest_hour,
            "quiet_weeks": record.quiet_weeks,
        }

    def act(self, said):
        return change_organisation(self.actor, **said)

    def back(self, outcome=None):
        return self.to("administration")

    def crumbs(self):
        return [Crumb(_("Beheer"), self.to("administration"))]


settings = Settings.as_view()
