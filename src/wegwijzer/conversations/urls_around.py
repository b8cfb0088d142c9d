"""Addresses around conversations: which models there are, rounds, and talks in between."""

from django.urls import path

from wegwijzer.conversations.views import informal, models, rounds

urlpatterns = [
    path("conversation-models/", models.models, name="conversation-models"),
    path("conversation-models/begin/", models.begin, name="conversation-models-begin"),
    path("conversation-models/new/", models.OfferModel.as_view(), name="conversation-model-offer"),
    path("conversation-models/<uuid:offer>/", models.ChangeOffer.as_view(), name="conversation-model-change"),
    path(
        "conversation-models/<uuid:offer>/withdraw/", models.WithdrawOffer.as_view(), name="conversation-model-withdraw"
    ),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.new, name="round-new"),
    path("rounds/<uuid:round>/", rounds.round_, name="round"),
    path("rounds/<uuid:round>/people/", rounds.people, name="round-people"),
    path("rounds/<uuid:round>/remind/", rounds.remind, name="round-remind"),
    path("rounds/<uuid:round>/close/", rounds.CloseRound.as_view(), name="round-close"),
    path("informal/", informal.notes, name="informal"),
    path("informal/new/", informal.NewNote.as_view(), name="informal-new"),
    path("informal/<uuid:note>/", informal.ChangeNote.as_view(), name="informal-note"),
    path("informal/<uuid:note>/remove/", informal.RemoveNote.as_view(), name="informal-remove"),
    path("informal/<uuid:note>/share/", informal.share, name="informal-share"),
]
