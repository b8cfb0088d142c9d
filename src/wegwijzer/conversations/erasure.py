"""What a talk was about goes with the employee whose career it was; so does what the other wrote for themselves."""

from wegwijzer.organisations.erasing import EMPLOYEE, EMPTY, PERSON, Emptied, Gone, Stays

HAPPENED = "that it took place, without what was said"
MINE_OR_BY_ME = f"{EMPLOYEE} OR author_id = %(person)s"
NEVER_SHOWN = (
    "author_id = %(person)s AND (part = 'note' OR (part = 'score' AND EXISTS ("
    "SELECT 1 FROM conversations_participation p WHERE p.conversation_id = conversations_ownanswer.conversation_id "
    "AND p.scores_ready_at IS NULL)) OR (part NOT IN ('note', 'score') AND shared_at IS NULL))"
)

ERASURE = (
    Stays("conversations_conversation", HAPPENED),
    Stays("conversations_participation", HAPPENED),
    Stays("conversations_roundmember", HAPPENED),
    Stays("conversations_round", "who made it, as its name"),
    Stays("conversations_frameworktext", "who published it, as its name"),
    Stays("conversations_careercontact", "who talked about careers with whom, and when"),
    Gone("conversations_ownanswer", f"{EMPLOYEE} OR ({NEVER_SHOWN})"),
    Gone("conversations_jointfield", EMPLOYEE),
    Gone("conversations_kept", MINE_OR_BY_ME),
    Gone("conversations_example", EMPLOYEE),
    Gone("conversations_proposal", EMPLOYEE),
    Gone("conversations_agreementmade", EMPLOYEE),
    Gone("conversations_addition", EMPLOYEE),
    Emptied("conversations_confirmation", EMPLOYEE, {"remark": EMPTY}),
    Emptied(
        "conversations_report",
        f"{EMPLOYEE} OR (author_id = %(person)s AND shown_at IS NULL)",
        {"text": EMPTY, "addition": EMPTY},
    ),
    Gone("conversations_informalnote", f"{EMPLOYEE} OR (author_id = %(person)s AND shared_at IS NULL)"),
    Gone("conversations_yeargoals", EMPLOYEE),
    Gone("conversations_pivotalmoment", PERSON),
    Gone("conversations_putaside", PERSON),
    Gone(
        "conversations_roundformspart",
        "of_id IN (SELECT id FROM conversations_roundforms "
        "WHERE asked_by_id = %(person)s OR people::text LIKE '%%' || %(person)s || '%%')",
    ),
    Gone("conversations_roundforms", "asked_by_id = %(person)s OR people::text LIKE '%%' || %(person)s || '%%'"),
)
