"""What somebody fills in about letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.picking import ActorForm
from wegwijzer.notices.kinds import Pace, groups


class ChoicesForm(ActorForm):
    """A pace for each group. Which groups there are is known once all rooms have started."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for group in groups():
            self.fields[group.key] = forms.ChoiceField(
                label=group.label,
                help_text=group.hint,
                choices=Pace.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies hoe je deze e-mails wil.")},
            )
