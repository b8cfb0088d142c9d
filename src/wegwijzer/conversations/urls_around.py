"""Addresses around conversations: which models there are, and rounds."""

from django.urls import path

from wegwijzer.conversations.views import models, rounds

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
]
