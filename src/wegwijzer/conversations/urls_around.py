"""Addresses around conversations: which models there are, rounds, and talks in between."""

from django.urls import path

from wegwijzer.conversations.views import informal, models, round_papers, rounds

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
    path("rounds/<uuid:round>/forms/", round_papers.forms, name="round-forms"),
    path("rounds/<uuid:round>/forms/ask/", round_papers.ask, name="round-forms-ask"),
    path("rounds/<uuid:round>/forms/progress/", round_papers.progress, name="round-forms-progress"),
    path("rounds/<uuid:round>/forms/file/", round_papers.file, name="round-forms-file"),
    path("rounds/<uuid:round>/forms/remove/", round_papers.forget, name="round-forms-remove"),
    path("rounds/<uuid:round>/remind/", rounds.remind, name="round-remind"),
    path("rounds/<uuid:round>/since/", rounds.InviteSince.as_view(), name="round-since"),
    path("rounds/<uuid:round>/close/", rounds.CloseRound.as_view(), name="round-close"),
    path("informal/", informal.notes, name="informal"),
    path("informal/new/", informal.NewNote.as_view(), name="informal-new"),
    path("informal/<uuid:note>/", informal.ChangeNote.as_view(), name="informal-note"),
    path("informal/<uuid:note>/remove/", informal.RemoveNote.as_view(), name="informal-remove"),
    path("informal/<uuid:note>/share/", informal.share, name="informal-share"),
]
