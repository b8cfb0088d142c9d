from wegwijzer.organisations.erasing import EMPTY, PERSON, Emptied

# Two of one day differ by their title, so each keeps one that says nothing.
ERASURE = (Emptied("training_trainingparticipation", PERSON, {"title": "id::text", "provider": EMPTY}),)
