"""The question whether one's own path is right."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RemarkForm(forms.Form):
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Wat klopt er niet?"),
        help_text=_("Bijvoorbeeld: ik begon al in maart, of: ik werk nu vier dagen."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
