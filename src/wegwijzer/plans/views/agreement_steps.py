"""What happens with an agreement that stands: how it goes, done, stopped, taken up again."""

from django.utils.translation import gettext_lazy

from wegwijzer.plans.actions import steps
from wegwijzer.plans.forms.agreements import ProgressForm, StepForm
from wegwijzer.plans.rules.steps import AgreementState
from wegwijzer.plans.views.agreements import OfAgreement

ENDED_OR_NOT = (AgreementState.RUNNING, AgreementState.DONE, AgreementState.STOPPED)  # the action says what is wrong


class Step(OfAgreement):
    """A step that needs a few words at most. `verb` is the action."""

    form_class = StepForm
    template_name = "plans/kept_form.html"
    verb = staticmethod(steps.note_progress)

    def act(self, said):
        return self.verb(self.actor, agreement=self.agreement, text=said["text"])

    def page(self, form, status=200, **more):
        return super().page(form, status, intro=self.agreement.what, **more)


class Progress(Step):
    form_class = ProgressForm
    heading = gettext_lazy("Hoe gaat het?")
    done = gettext_lazy("Genoteerd.")


class Finish(Step):
    states = ENDED_OR_NOT
    verb = staticmethod(steps.finish)
    heading = gettext_lazy("Is het gedaan?")
    button = gettext_lazy("Ja, gedaan")
    done = gettext_lazy("De afspraak staat op gedaan.")


class Stop(Step):
    states = ENDED_OR_NOT
    verb = staticmethod(steps.stop)
    heading = gettext_lazy("Deze afspraak stoppen?")
    button = gettext_lazy("Stoppen")
    done = gettext_lazy("De afspraak is gestopt. Je kan ze later weer oppakken.")


class Resume(Step):
    states = ENDED_OR_NOT
    verb = staticmethod(steps.resume)
    heading = gettext_lazy("Weer oppakken?")
    button = gettext_lazy("Weer oppakken")
    done = gettext_lazy("De afspraak loopt weer.")
