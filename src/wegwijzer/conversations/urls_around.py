"""Addresses around conversations: which models there are."""

from django.urls import path

from wegwijzer.conversations.views import models

urlpatterns = [
    path("conversation-models/", models.models, name="conversation-models"),
    path("conversation-models/begin/", models.begin, name="conversation-models-begin"),
    path("conversation-models/new/", models.OfferModel.as_view(), name="conversation-model-offer"),
    path("conversation-models/<uuid:offer>/", models.ChangeOffer.as_view(), name="conversation-model-change"),
    path(
        "conversation-models/<uuid:offer>/withdraw/", models.WithdrawOffer.as_view(), name="conversation-model-withdraw"
    ),
]
