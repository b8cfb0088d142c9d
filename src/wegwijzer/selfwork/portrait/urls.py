"""Addresses of stories about oneself, within an organisation."""

from django.urls import path

from wegwijzer.selfwork.portrait.views import asking, inviting, portrait, reading, threads

urlpatterns = [
    path("self/stories/", asking.stories, name="stories"),
    path("self/stories/new/", asking.New.as_view(), name="asking-new"),
    path("self/stories/<uuid:asking>/", asking.asking, name="asking"),
    path("self/stories/<uuid:asking>/change/", asking.Change.as_view(), name="asking-change"),
    path("self/stories/<uuid:asking>/remove/", asking.Remove.as_view(), name="asking-remove"),
    path("self/stories/<uuid:asking>/colleagues/", inviting.Colleagues.as_view(), name="asking-colleagues"),
    path("self/stories/<uuid:asking>/mail/", inviting.Mail.as_view(), name="asking-mail"),
    path("self/stories/<uuid:asking>/link/", inviting.Link.as_view(), name="asking-link"),
    path("self/stories/<uuid:asking>/threads/", threads.threads, name="threads"),
    path("self/stories/<uuid:asking>/threads/new/", threads.begin, name="thread-new"),
    path("self/stories/<uuid:asking>/portrait/", portrait.portrait, name="portrait"),
    path("self/stories/<uuid:asking>/portrait/save/", portrait.save, name="portrait-save"),
    path("self/stories/<uuid:asking>/share/", portrait.Share.as_view(), name="asking-share"),
    path("self/stories/<uuid:asking>/take/", portrait.take, name="asking-take"),
    path("self/stories/invited/<uuid:invited>/withdraw/", inviting.withdraw, name="invited-withdraw"),
    path("self/stories/invited/<uuid:invited>/remind/", inviting.remind, name="invited-remind"),
    path("self/stories/story/<uuid:story>/", reading.story, name="story"),
    path("self/stories/story/<uuid:story>/mark/", reading.mark, name="story-mark"),
    path("self/stories/story/<uuid:story>/remove/", reading.RemoveStory.as_view(), name="story-remove"),
    path("self/stories/threads/<uuid:thread>/name/", threads.Rename.as_view(), name="thread-name"),
    path("self/stories/threads/<uuid:thread>/remove/", threads.Remove.as_view(), name="thread-remove"),
    path("self/stories/threads/<uuid:thread>/move/", threads.move, name="thread-move"),
    path("self/stories/passages/<uuid:passage>/thread/", threads.put_in, name="passage-thread"),
    path("self/stories/passages/<uuid:passage>/move/", threads.move_passage, name="passage-move"),
    path("self/stories/passages/<uuid:passage>/remove/", threads.unmark, name="passage-remove"),
]
