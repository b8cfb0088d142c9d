"""The table: who may open or send what. A new address needs a row here, or the tests fail.

A row is (allowed personas, where). `GET` opens a page; `POST` sends an empty form to an address that only
takes one. Who is not allowed gets 403 or 404 and changes nothing; who is not signed in is sent to sign in.
"""

from dataclasses import dataclass

EVERYBODY = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer")
HR = ("hr",)
OF_SAMIRA = ("employee", "leader", "leader_above", "hr")  # herself, her leader, the leader above, HR
OF_TWO = ("employee", "leader")  # the two of a conversation, and nobody else, HR included
INVITING = ("leader", "leader_above", "hr", "executive", "coach")  # who leads somebody, or is HR or a coach
LEADERS = ("leader", "leader_above", "executive")  # those of the cast who lead somebody
OUTSIDERS = ("stranger", "neighbour", "left")


@dataclass(frozen=True)
class Row:
    allowed: tuple[str, ...]
    needs: tuple[str, ...] = ()  # which ids the address carries, by their name there
    method: str = "get"


def page(allowed: tuple[str, ...], *needs: str) -> Row:
    return Row(allowed, needs)


def sent(allowed: tuple[str, ...], *needs: str) -> Row:
    return Row(allowed, needs, "post")


# Within an organisation. Ids: `person` is Samira, the others are hers or of her place.
WITHIN = {
    "home": page(EVERYBODY),
    "path-right": sent(EVERYBODY),
    "path-remark": page(EVERYBODY),
    "readings": page(EVERYBODY),
    "who-sees-what": page(EVERYBODY),
    "team": page(EVERYBODY),  # says kindly that nobody is led, to who leads nobody
    "team-agreements": page(EVERYBODY),  # those one leads; and what one agreed with others
    "people": page(EVERYBODY),  # shows whom one may see
    "person-options": page(EVERYBODY),
    "leader-options": page(EVERYBODY),
    "person": page(OF_SAMIRA, "person"),
    "person-new": page(HR),
    "person-edit": page(HR, "person"),
    "person-places": page(HR, "person"),
    "place-new": page(HR, "person"),
    "place-move": page(HR, "person", "place"),
    "place-end": page(HR, "person", "place"),
    "place-correct": page(HR, "person", "place"),
    "leader-new": page(HR, "person", "place"),
    "leader-end": page(HR, "person", "line"),
    "leader-correct": page(HR, "person", "line"),
    "employment-new": page(HR, "person"),
    "employment-end": page(HR, "person", "employment"),
    "employment-correct": page(HR, "person", "employment"),
    "role-new": page(HR, "person"),
    "role-end": page(HR, "person", "role"),
    "units": page(EVERYBODY),
    "unit-options": page(EVERYBODY),
    "unit": page(EVERYBODY, "unit"),
    "unit-below": page(EVERYBODY, "unit"),
    "unit-new": page(HR),
    "unit-edit": page(HR, "unit"),
    "functions": page(EVERYBODY),
    "function-options": page(EVERYBODY),
    "function": page(EVERYBODY, "function"),
    "function-new": page(HR),
    "function-edit": page(HR, "function"),
    "families": page(HR),
    "family-options": page(EVERYBODY),
    "family-new": page(HR),
    "family-edit": page(HR, "family"),
    "competences": page(EVERYBODY),
    "competence-options": page(EVERYBODY),
    "competence-new": page(HR),
    "competence-edit": page(HR, "competence"),
    "trainings": page(HR),
    "training-new": page(HR),
    "training-edit": page(HR, "training"),
    "training-remove": page(HR, "training"),
    "exports": page(HR),
    "export-people-csv": page(HR),
    "export-people-xlsx": page(HR),
    "export-training-csv": page(HR),
    "export-training-xlsx": page(HR),
    "template-people": page(HR),
    "template-training": page(HR),
    "imports": page(HR),
    "import-new": page(HR),
    "import": page(HR, "import_"),
    "import-progress": page(HR, "import_"),
    "import-columns": page(HR, "import_"),
    "import-again": sent(HR, "import_"),
    "import-reading": sent(HR, "import_"),
    "import-choices": sent(HR, "import_"),
    "import-questions": sent(HR, "import_"),
    "import-save": sent(HR, "import_"),
    "import-changes": page(HR, "import_", "what"),
    "import-findings": page(HR, "import_", "weight"),
    "import-findings-file": page(HR, "import_", "weight"),
    "import-undo": page(HR, "import_"),
    "import-put-aside": page(HR, "import_"),
    "instruments": page(HR),
    "instrument": page(HR, "instrument"),
    "instrument-preview": page(HR, "instrument"),
    "instrument-copy": sent(HR, "instrument"),
    "instrument-withdraw": page(HR, "instrument"),
    "instrument-own-preview": page(HR, "version"),
    "instrument-draft": page(HR, "draft"),
    "instrument-texts": page(HR, "draft"),
    "instrument-outcomes": page(HR, "draft"),
    "instrument-publish": page(HR, "draft"),
    "instrument-drop": page(HR, "draft"),
    "instrument-part-new": page(HR, "draft"),
    "instrument-part": page(HR, "draft", "part"),
    "instrument-part-remove": page(HR, "draft", "part"),
    "instrument-part-move": sent(HR, "draft", "key"),
    "instrument-question-new": page(HR, "draft", "part"),
    "instrument-question": page(HR, "draft", "question"),
    "instrument-question-remove": page(HR, "draft", "question"),
    "instrument-question-move": sent(HR, "draft", "key"),
    "instrument-scale-new": page(HR, "draft"),
    "instrument-scale": page(HR, "draft", "scale"),
    "instrument-options-new": page(HR, "draft"),
    "instrument-options": page(HR, "draft", "options"),
    "conversations": page(EVERYBODY),  # one's own
    "conversation-ask": page(EVERYBODY),  # says kindly who can, to who cannot
    "conversation-ask-with": page(("employee", "newcomer"), "model", "partner"),  # of those whom Johan leads
    "conversation-invitees": page(INVITING),
    "invitee-options": page(EVERYBODY),  # nobody, for who cannot invite
    "conversation-invite": page(("leader", "leader_above", "hr", "coach"), "person"),
    "conversation": page(OF_TWO, "conversation"),
    "conversation-accept": page(("leader",), "conversation"),  # Samira asked
    "conversation-decline": page(("leader",), "conversation"),
    "conversation-plan": page(OF_TWO, "conversation"),
    "conversation-cancel": page(OF_TWO, "conversation"),
    "conversation-anew": page(("employee",), "conversation"),
    "conversation-prepare": page(OF_TWO, "conversation"),
    "conversation-answer": sent(OF_TWO, "conversation"),
    "conversation-share": sent(OF_TWO, "conversation"),
    "conversation-prepared": sent(OF_TWO, "conversation"),
    "conversation-form": page(OF_TWO, "conversation"),
    "conversation-live": page(OF_TWO, "conversation"),
    "conversation-field": sent(OF_TWO, "conversation"),
    "conversation-fields": sent(OF_TWO, "conversation"),
    "conversation-score": sent(OF_TWO, "conversation"),
    "conversation-ready": sent(OF_TWO, "conversation"),
    "conversation-phase": sent(OF_TWO, "conversation"),
    "conversation-begin": page(OF_TWO, "conversation"),
    "conversation-proposals": page(OF_TWO, "conversation"),
    "conversation-conclusion": page(OF_TWO, "conversation"),
    "conversation-confirm": sent(OF_TWO, "conversation"),
    "conversation-remark": sent(OF_TWO, "conversation"),
    "conversation-reopen": sent(OF_TWO, "conversation"),
    "conversation-add": sent(OF_TWO, "conversation"),
    "conversation-notes": page(OF_TWO, "conversation"),
    "conversation-print": page(OF_TWO, "conversation"),
    "conversation-print-blank": page(OF_TWO, "conversation"),
    "conversation-print-file": page(OF_TWO, "conversation"),
    "conversation-print-blank-file": page(OF_TWO, "conversation"),
    "conversation-conclusion-file": page(OF_TWO, "conversation"),
    "example-new": page(OF_TWO, "conversation", "theme"),
    "example": page(("employee",), "conversation", "example"),
    "example-remove": page(("employee",), "conversation", "example"),
    "proposal-new": page(OF_TWO, "conversation"),
    "proposal": page(("employee",), "conversation", "proposal"),
    "proposal-remove": page(("employee",), "conversation", "proposal"),
    "proposal-verdict": page(OF_TWO, "conversation", "proposal"),
    "agreement-new": page(OF_TWO, "conversation"),
    "agreement": page(OF_TWO, "conversation", "agreement"),
    "agreement-remove": page(OF_TWO, "conversation", "agreement"),
    "conversation-reports": page(OF_TWO, "conversation"),
    "report-new": page(("leader",), "conversation", "flow"),
    "reports": page(EVERYBODY),  # shows what was passed on to oneself
    "report": page(OF_TWO, "report"),  # shown to Samira, and not sent yet
    "report-file": page(OF_TWO, "report"),
    "report-edit": page(("leader",), "report"),
    "report-show": sent(("leader",), "report"),
    "report-answer": sent(("employee",), "report"),
    "report-send": sent(("leader",), "report"),
    "report-withdraw": sent(("leader",), "report"),
    "conversation-models": page(HR),
    "conversation-models-begin": sent(HR),
    "conversation-model-offer": page(HR),
    "conversation-model-change": page(HR, "offer"),
    "conversation-model-withdraw": page(HR, "offer"),
    "checkpoint-new": page(EVERYBODY),  # says kindly that there is nothing to look at, to who has no agreements
    "checkpoint": page(OF_TWO, "checkpoint"),
    "checkpoint-move": page(OF_TWO, "checkpoint"),
    "checkpoint-cancel": page(OF_TWO, "checkpoint"),
    "checkpoint-hold": page(OF_TWO, "checkpoint"),
    "agenda": page(EVERYBODY),  # one's own
    "agenda-feed-new": sent(EVERYBODY),
    "agenda-feed-close": sent(EVERYBODY),
    "agenda-answer": sent(OF_TWO, "appointment"),
    "agenda-take-over": sent(OF_TWO, "appointment"),
    "agenda-event": page(OF_TWO, "appointment"),
    "self": page(EVERYBODY),  # one's own
    "self-begin": sent(EVERYBODY),
    "self-export": page(EVERYBODY),
    "self-file": page(EVERYBODY),
    "sheet-file": page(("employee",), "sheet"),
    "self-compare": page(("employee",), "instrument_self"),
    "self-curves": page(("employee",), "instrument_drawn"),
    "shares": page(EVERYBODY),
    **dict.fromkeys(("share", "share-file"), page(OF_TWO, "share")),
    "share-take-back": sent(("employee",), "share"),
    "taken-remove": sent(("employee",), "taken"),
    **dict.fromkeys(("sheet", "sheet-read", "sheet-name", "sheet-remove", "sheet-share"), page(("employee",), "sheet")),
    **dict.fromkeys(("sheet-save", "sheet-way", "sheet-finish", "sheet-take"), sent(("employee",), "sheet")),
    "sheet-step": page(("employee",), "sheet", "number"),
    **dict.fromkeys(("stories", "asking-new"), page(EVERYBODY)),  # one's own
    **dict.fromkeys(("asking", "asking-change", "asking-remove", "asking-share"), page(("employee",), "asking")),
    **dict.fromkeys(("asking-colleagues", "asking-mail", "asking-link"), page(("employee",), "asking")),
    **dict.fromkeys(("threads", "portrait"), page(("employee",), "asking")),
    **dict.fromkeys(("asking-take", "thread-new", "portrait-save"), sent(("employee",), "asking")),
    **dict.fromkeys(("invited-withdraw", "invited-remind"), sent(("employee",), "invited")),
    **dict.fromkeys(("story", "story-remove"), page(("employee",), "story")),
    "story-mark": sent(("employee",), "story"),
    **dict.fromkeys(("thread-name", "thread-remove"), page(("employee",), "thread")),
    "thread-move": sent(("employee",), "thread"),
    **dict.fromkeys(("passage-thread", "passage-move", "passage-remove"), sent(("employee",), "passage")),
    "notices": page(EVERYBODY),  # one's own
    "notice": page(("employee",), "notice"),
    "notices-seen": sent(EVERYBODY),
    "notice-choices": page(EVERYBODY),  # one's own
    "administration-undelivered": page(HR),
    "rounds": page(EVERYBODY),  # shows those one is in
    "round-new": page(HR),
    "round": page(("employee", "hr", "executive"), "round"),  # Samira is invited
    "round-people": page(HR, "round"),
    "round-forms": page(HR, "round"),
    "round-forms-ask": sent(HR, "round"),
    "round-forms-progress": page(HR, "round"),
    "round-forms-file": page(HR, "round"),
    "round-forms-remove": sent(HR, "round"),
    "round-remind": sent(HR, "round"),
    "round-close": page(HR, "round"),
    "round-since": page(HR, "round"),
    "plan": page(EVERYBODY),  # one's own
    "plan-new": page(("employee", "leader", "leader_above", "hr", "executive", "coach", "newcomer")),
    "plans": page(EVERYBODY),  # what others share with one
    "plan-of": page(OF_TWO, "plan"),  # Samira shares hers with Johan
    "plan-settings": page(("employee",), "plan"),
    "plan-partner": page(("employee",), "plan"),
    "plan-review": page(OF_TWO, "plan"),
    "plan-close": page(("employee",), "plan"),
    "plan-share": sent(("employee",), "plan"),
    "plan-history": page(OF_TWO, "plan"),
    "plan-card": page(("employee",), "plan"),
    "plan-card-file": page(("employee",), "plan"),
    "plan-file": page(OF_TWO, "plan"),
    "plan-write": page(("employee",), "plan", "section"),  # her wishes
    "agreement-make": page(OF_TWO, "plan"),
    "agreement-page": page(("employee",), "agreed"),
    "agreement-change": page(("employee",), "agreed"),
    "agreement-answer": sent(("employee",), "agreed"),
    "agreement-progress": page(("employee",), "agreed"),
    "agreement-done": page(("employee",), "agreed"),
    "agreement-stop": page(("employee",), "agreed"),
    "agreement-resume": page(("employee",), "agreed"),
    "agreement-leader": sent(("employee",), "agreed"),
    "agreement-change-answer": sent(("employee",), "agreed", "step"),
    "actions": page(EVERYBODY),
    "action-new": page(HR),
    "action-change": page(HR, "key"),
    "action-restore": page(HR, "key"),
    "action-hide": sent(HR, "key"),
    "requests": page(HR),
    "plan-take": page(EVERYBODY),  # one's own
    "plan-export": page(EVERYBODY),
    "conversations-export": page(EVERYBODY),  # one's own
    "request": page(("employee", "hr"), "asked"),  # Samira's own; with somebody else in it, of that one too
    "request-answer": page(HR, "asked"),
    "request-withdraw": page(("employee",), "asked"),
    "request-new": page(("employee",), "agreed"),
    "informal": page(EVERYBODY),  # shows what one wrote or was given
    "informal-new": page(EVERYBODY),
    "informal-note": page(("employee",), "note"),
    "informal-remove": page(("employee",), "note"),
    "informal-share": sent(("employee",), "note"),
    "contact": page(EVERYBODY),  # one's own contact, and whose contact one is
    "person-contact": page(HR, "person"),
    "goals": page(OF_TWO, "employee", "other"),  # Samira and Johan, who leads her
    "goals-propose": page(OF_TWO, "employee", "other"),
    "goals-row": page(OF_TWO, "goals"),
    "goals-agree": sent(OF_TWO, "goals"),
    "moments": page(EVERYBODY),  # one's own, and what one was told
    "moment-new": page(EVERYBODY),
    "moment": page(("employee",), "moment"),
    "moment-tell": page(("employee",), "moment"),
    "moment-close": sent(("employee",), "moment"),
    "moment-remove": page(("employee",), "moment"),
    "signals": page(HR),
    "signalled": page(HR),
    "signal-choices": page(HR),
    "signal-aside": sent(EVERYBODY),  # of oneself
    "framework": page(EVERYBODY),
    "framework-texts": page(HR),
    "framework-edit": page(HR, "language"),
    "framework-back": page(HR, "language"),
    "administration": page(HR),
    "administration-attention": page(HR, "kind"),
    "administration-settings": page(HR),
    "administration-roles": page(HR),
    "administration-role-grant": page(HR),
    "administration-role-end": page(HR, "membership"),
    "administration-accounts": page(HR),
    "administration-invite": sent(HR),
    "administration-invitation-withdraw": sent(HR, "invitation"),
    "administration-path-remarks": page(HR),
    "administration-path-remark-handle": sent(HR, "check"),
}

# Outside the organisations: for who is signed in, about one's own account only.
SIGNED_IN = {
    "account",
    "session-end",
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "account_set_password",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "usersessions_list",
}

# Outside the organisations: for everybody, without a word about anybody.
OPEN = {
    "entry": "sends on to where one belongs",
    "healthz": "says that the process lives",
    "readyz": "says whether pages can be served, and which check failed",
    "metrics": "figures without people, for who holds the token of the operator",
    "offline": "what the browser shows without a connection",
    "service-worker": "keeps that page",
    "language": "remembers a choice in this browser",
    "appearance": "remembers a choice in this browser",
    "invitation": "for who holds the token of the mail",
    "invitation-account": "for who holds the token of the mail",
    "calendar-feed": "times alone, for who holds the address that its owner made",
    **dict.fromkeys(
        ("story-write", "story-begin", "story-save", "story-send", "story-later", "story-decline", "story-step"),
        "for who holds the token of an invitation to write",
    ),
    "account_login": "the way in",
    "account_inactive": "says that an account is closed",
    "account_signup": "says that one comes in by invitation",
    "account_email_verification_sent": "says to look at one's mail",
    "account_confirm_email": "for who holds the key of the mail",
    "account_confirm_login_code": "answers only within one's own attempt to sign in",
    "account_reset_password": "the same answer for known and unknown addresses",
    "account_reset_password_done": "the same answer for known and unknown addresses",
    "account_reset_password_from_key": "for who holds the key of the mail",
    "account_reset_password_from_key_done": "says that it worked",
    "mfa_authenticate": "the second step of one's own attempt to sign in",
    "mfa_login_webauthn": "the way in with a passkey",
}
