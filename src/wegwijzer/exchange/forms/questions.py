"""Questions about names that can mean more than one: one choice per question, answers may come bit by bit."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wegwijzer.exchange.queries import Candidate, Question

PREFIX = "question_"


class QuestionsForm(forms.Form):
    def __init__(self, data=None, *, questions: list[Question]):
        super().__init__(data)
        self.questions = questions
        for place, question in enumerate(questions):
            self.fields[f"{PREFIX}{place}"] = forms.ChoiceField(
                label=question.text,
                choices=[(one.value, one.label) for one in question.candidates],
                widget=forms.RadioSelect(attrs={"class": "is-list"}),
                required=False,
                initial=question.chosen,
                help_text=question.advice,
                error_messages={"invalid_choice": _("Kies iets uit de lijst.")},
            )

    def rows(self) -> list[tuple[Question, forms.BoundField, list[tuple[Candidate, object]]]]:
        """Each question with its field, and each candidate with its radio button."""
        fields = [self[f"{PREFIX}{place}"] for place in range(len(self.questions))]
        return [
            (question, field, list(zip(question.candidates, field, strict=True)))
            for question, field in zip(self.questions, fields, strict=True)
        ]

    def clean(self):
        if not any(self.cleaned_data.values()) and not self.errors:
            raise ValidationError(_("Kies bij minstens één vraag een antwoord."))
        return self.cleaned_data

    def answers(self) -> dict[str, str]:
        """Key of the question → what was chosen, of those that were answered."""
        chosen = {question.key: self.cleaned_data[f"{PREFIX}{n}"] for n, question in enumerate(self.questions)}
        return {key: value for key, value in chosen.items() if value}
