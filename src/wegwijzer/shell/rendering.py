"""How every form looks: Django's own forms, drawn with our field and error templates.

``FORM_RENDERER = "wegwijzer.shell.rendering.FormRenderer"`` makes ``{{ form }}`` and
``{{ form.name.as_field_group }}`` come out right in every room, in allauth's pages too.
"""

from django import forms
from django.forms.renderers import TemplatesSetting


class BoundField(forms.BoundField):
    """A field on a page: dates get the device's own date picker, nothing hides in a placeholder."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        widget = field.widget
        if type(widget) is forms.DateInput and widget.format is None:
            widget.input_type = "date"
            widget.format = "%Y-%m-%d"  # what browsers send and expect, whatever they show
        widget.attrs.pop("placeholder", None)

    @property
    def is_single_choice(self) -> bool:
        """A lone checkbox: its label stands beside it, not above."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        """Whether “(hoeft niet)” stands beside it; not where that hangs on another answer, which its hint says."""
        return not self.field.required and not getattr(self.field, "hangs_on_another", False)

    @property
    def is_short(self) -> bool:
        return bool(getattr(self.field, "max_length", None) and self.field.max_length <= 20)


class FormRenderer(TemplatesSetting):
    form_template_name = "elements/fields.html"
    formset_template_name = "elements/formset.html"
    field_template_name = "elements/field.html"
    bound_field_class = BoundField
