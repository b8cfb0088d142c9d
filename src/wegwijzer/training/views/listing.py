"""The list of what people do to learn, for HR: searched, filtered, page by page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.people.audience import who_sees
from wegwijzer.people.queries.listing import COUNTED, count_up_to
from wegwijzer.training.access import CHANGE_TRAINING
from wegwijzer.training.forms import TrainingFilter
from wegwijzer.training.queries import page_of_trainings, trainings_asked


@require_safe
def trainings(request, organisation):
    actor = request.actor
    CHANGE_TRAINING.require_role(actor)
    form = TrainingFilter(request.GET, actor=actor)
    context = {"form": form, "most": COUNTED, "answer": who_sees(CHANGE_TRAINING, None, actor)}
    if form.is_valid():
        rows = trainings_asked(actor, form.asked())
        context |= {
            "page": page_of_trainings(actor, rows, request.GET),
            "number": count_up_to(rows),
            "filtered": any(form.cleaned_data.values()),
        }
    return render(request, "training/trainings.html", context)
