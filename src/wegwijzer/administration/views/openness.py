"""What everybody may know: who looked at their data, and who sees what at all."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.administration.access import SEE_READINGS
from wegwijzer.administration.overview import by_side, by_topic
from wegwijzer.administration.queries.readings import log_of
from wegwijzer.administration.topics import TOPICS
from wegwijzer.people.audience import who_sees


@require_safe
def readings(request, organisation):
    actor = request.actor
    SEE_READINGS.require(actor, actor.person)
    context = {"log": log_of(actor, request.GET), "answer": who_sees(SEE_READINGS, actor.person, actor)}
    return render(request, "administration/readings.html", context)


@require_safe
def who_sees_what(request, organisation):
    actor = request.actor
    mine = [(topic, who_sees(topic.see, actor.person, actor)) for topic in TOPICS if topic.about_me]
    context = {"mine": mine, "topics": by_topic(), "sides": by_side()}
    return render(request, "administration/who_sees_what.html", context)
