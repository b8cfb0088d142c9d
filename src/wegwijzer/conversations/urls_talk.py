"""Addresses of finding, asking, planning and preparing a conversation."""

from django.urls import include, path

from wegwijzer.conversations.views import asking, conversation, listing, planning, preparing

one = [
    path("", conversation.conversation, name="conversation"),
    path("accept/", planning.Accept.as_view(), name="conversation-accept"),
    path("decline/", planning.Decline.as_view(), name="conversation-decline"),
    path("plan/", planning.Plan.as_view(), name="conversation-plan"),
    path("cancel/", planning.Cancel.as_view(), name="conversation-cancel"),
    path("anew/", planning.Anew.as_view(), name="conversation-anew"),
    path("preparation/", preparing.prepare, name="conversation-prepare"),
    path("preparation/field/", preparing.one, name="conversation-answer"),
    path("preparation/share/", preparing.share, name="conversation-share"),
    path("preparation/ready/", preparing.ready, name="conversation-prepared"),
]

urlpatterns = [
    path("conversations/", listing.conversations, name="conversations"),
    path("conversations/data/", listing.as_data, name="conversations-export"),
    path("conversations/new/", asking.choose, name="conversation-ask"),
    path("conversations/new/<slug:model>/<uuid:partner>/", asking.AskWith.as_view(), name="conversation-ask-with"),
    path("conversations/invite/", asking.invite, name="conversation-invitees"),
    path("conversations/invite/options/", asking.invitee_options, name="invitee-options"),
    path("conversations/invite/<uuid:person>/", asking.Invite.as_view(), name="conversation-invite"),
    path("conversations/<uuid:conversation>/", include(one)),
]
