"""Addresses of what stands beside conversations: contact and goals, moments, and why there are any."""

from django.urls import path

from wegwijzer.conversations.views import contacts, framework, moments, signals

urlpatterns = [
    path("contact/", contacts.contact, name="contact"),
    path("people/<uuid:person>/contact/", contacts.NameContact.as_view(), name="person-contact"),
    path("goals/<uuid:goals>/", contacts.goals_row, name="goals-row"),
    path("goals/<uuid:goals>/agree/", contacts.agree, name="goals-agree"),
    path("goals/<uuid:employee>/<uuid:other>/", contacts.goals, name="goals"),
    path("goals/<uuid:employee>/<uuid:other>/propose/", contacts.ProposeGoals.as_view(), name="goals-propose"),
    path("moments/", moments.moments, name="moments"),
    path("moments/new/", moments.NewMoment.as_view(), name="moment-new"),
    path("moments/<uuid:moment>/", moments.ChangeMoment.as_view(), name="moment"),
    path("moments/<uuid:moment>/tell/", moments.TellMoment.as_view(), name="moment-tell"),
    path("moments/<uuid:moment>/close/", moments.close, name="moment-close"),
    path("moments/<uuid:moment>/remove/", moments.RemoveMoment.as_view(), name="moment-remove"),
    path("signals/", signals.signals, name="signals"),
    path("signals/aside/", moments.aside, name="signal-aside"),
    path("signals/choices/", signals.ChooseSignals.as_view(), name="signal-choices"),
    path("signals/people/", signals.signalled, name="signalled"),
    path("why/", framework.framework, name="framework"),
    path("why/texts/", framework.texts, name="framework-texts"),
    path("why/texts/<slug:language>/", framework.ChangeText.as_view(), name="framework-edit"),
    path("why/texts/<slug:language>/back/", framework.BackToShipped.as_view(), name="framework-back"),
]
