"""Which pages are measured: every address of an organisation, but for those left out here with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.organisations import Loaded

ROLES = ("hr", "leader", "employee", "executive")
HR = ("hr",)
LISTS = ("hr", "leader")  # an employee's list of people is one line: the employee
CHANGES = "only changes something"
FILE = "a file to take along, as long as what is in it"

# Pages of HR's draft of an instrument.
DRAFTS = (
    "instrument-draft",
    "instrument-drop",
    "instrument-options",
    "instrument-options-new",
    "instrument-outcomes",
    "instrument-own-preview",
    "instrument-part",
    "instrument-part-new",
    "instrument-part-remove",
    "instrument-publish",
    "instrument-question",
    "instrument-question-new",
    "instrument-question-remove",
    "instrument-scale",
    "instrument-scale-new",
    "instrument-texts",
)

# Pages of one conversation that are one form about one thing; its large pages are measured.
OF_TWO = (
    "agreement",
    "agreement-remove",
    "conversation-accept",
    "conversation-anew",
    "conversation-ask-with",
    "conversation-begin",
    "conversation-cancel",
    "conversation-decline",
    "conversation-plan",
    "conversation-print-file",
    "conversation-print-blank-file",
    "conversation-conclusion-file",
    "example",
    "example-new",
    "example-remove",
    "proposal",
    "proposal-remove",
    "proposal-verdict",
)

# Address → why it is not measured. Every other address below /o/<organisation>/ is.
LEFT_OUT = {
    "path-right": CHANGES,
    "path-remark": CHANGES,
    "import-again": CHANGES,
    "import-reading": CHANGES,
    "import-choices": CHANGES,
    "import-questions": CHANGES,
    "import-save": CHANGES,
    "import-progress": "a part of the page of an import that is being worked on; without that it sends on",
    "import-undo": "asks for a confirmation, of an import that is saved",
    "import-findings-file": FILE,
    **dict.fromkeys(("export-people-csv", "export-people-xlsx", "export-training-csv", "export-training-xlsx"), FILE),
    **dict.fromkeys(("template-people", "template-training"), FILE),
    "instrument-copy": CHANGES,
    "instrument-part-move": CHANGES,
    "instrument-question-move": CHANGES,
    **dict.fromkeys(DRAFTS, "a draft is as long as what stands in it, however many people there are"),
    **dict.fromkeys(OF_TWO, "as long as what two people said, however many people there are"),
    "conversation-add": CHANGES,
    "conversation-answer": CHANGES,
    "conversation-share": CHANGES,
    "conversation-prepared": CHANGES,
    "conversation-confirm": CHANGES,
    "conversation-field": CHANGES,
    "conversation-fields": CHANGES,
    "conversation-phase": CHANGES,
    "conversation-ready": CHANGES,
    "conversation-remark": CHANGES,
    "conversation-reopen": CHANGES,
    "conversation-score": CHANGES,
    **dict.fromkeys(("report-new", "report", "report-edit", "report-file"), "of what two people said"),
    "notice-choices": "as long as there are groups of messages, however many people there are",
    **dict.fromkeys(("reports", "notices"), "as long as what one person was told, however many people there are"),
    **dict.fromkeys(("report-show", "report-answer", "report-send", "report-withdraw", "notices-seen"), CHANGES),
    **dict.fromkeys(("conversation-models-begin", "informal-share", "round-remind"), CHANGES),
    **dict.fromkeys(("round-forms-ask", "round-forms-remove"), CHANGES),
    **dict.fromkeys(("round-forms", "round-forms-progress"), "says how far one file is"),
    "round-forms-file": FILE,
    **dict.fromkeys(
        ("conversation-model-offer", "conversation-model-change", "conversation-model-withdraw"),
        "one model as it is offered",
    ),
    **dict.fromkeys(("informal-note", "informal-remove"), "one note of one person"),
    **dict.fromkeys(("moment", "moment-tell", "moment-remove"), "one moment of one person"),
    **dict.fromkeys(("goals", "goals-propose", "goals-row"), "what two people wrote for a year"),
    **dict.fromkeys(("goals-agree", "moment-close", "signal-aside"), CHANGES),
    **dict.fromkeys(("framework-edit", "framework-back"), "one text, however many people there are"),
    **dict.fromkeys(
        (
            *("plan-of", "plan-settings", "plan-partner", "plan-review", "plan-close", "plan-history", "plan-write"),
            *("plan-card", "plan-card-file", "plan-file"),
            *("agreement-make", "agreement-page", "agreement-change", "agreement-progress", "agreement-done"),
            *("agreement-stop", "agreement-resume"),
        ),
        "one plan or one agreement, however many people there are",
    ),
    **dict.fromkeys(("plan-share", "agreement-answer", "agreement-leader", "agreement-change-answer"), CHANGES),
    **dict.fromkeys(("action-new", "action-change", "action-restore"), "one text, however many people there are"),
    "action-hide": CHANGES,
    "notice": "sends on to the page that a notice is about",
    **dict.fromkeys(
        ("sheet", "sheet-read", "sheet-step", "sheet-name", "sheet-remove", "sheet-share", "self-compare", "share"),
        "one sheet of one person",
    ),
    "self-curves": "at most four sheets of one person",
    **dict.fromkeys(
        ("self-begin", "sheet-save", "sheet-way", "sheet-finish", "sheet-take", "share-take-back", "taken-remove"),
        CHANGES,
    ),
    "self-export": FILE,
    **dict.fromkeys(
        (
            *("stories", "asking", "asking-new", "asking-change", "asking-remove", "asking-share", "asking-colleagues"),
            *("asking-mail", "asking-link", "story", "story-remove", "threads", "thread-name", "thread-remove"),
            "portrait",
        ),
        "what one person asked of some others",
    ),
    **dict.fromkeys(
        (
            *("asking-take", "portrait-save", "invited-withdraw", "invited-remind", "story-mark", "thread-new"),
            *("thread-move", "passage-thread", "passage-move", "passage-remove"),
        ),
        CHANGES,
    ),
    **dict.fromkeys(("self-file", "sheet-file", "share-file"), FILE),
    **dict.fromkeys(
        ("checkpoint", "checkpoint-new", "checkpoint-move", "checkpoint-cancel", "checkpoint-hold"),
        "one moment of two people",
    ),
    "agenda": "as long as what one person has ahead, however many people there are",
    "agenda-event": FILE,
    **dict.fromkeys(("agenda-feed-new", "agenda-feed-close", "agenda-answer", "agenda-take-over"), CHANGES),
    **dict.fromkeys(("request", "request-answer", "request-withdraw", "request-new"), "one request of one person"),
    "plan-export": FILE,
    "conversations-export": FILE,
    "plan-take": "the plans of one person",
    "administration-invite": CHANGES,
    "administration-invitation-withdraw": CHANGES,
    "administration-path-remark-handle": CHANGES,
}


@dataclass(frozen=True)
class Case:
    """One page as it is asked for. Braces in `given` and `query` are filled in with things of the organisation."""

    name: str
    route: str
    query: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    roles: tuple[str, ...] = ROLES

    def path(self, place: Loaded) -> str:
        from django.urls import reverse

        given = {name: value.format(**place.things) for name, value in self.given.items()}
        query = {name: value.format(**place.things) for name, value in self.query.items()}
        return reverse(self.route, kwargs=given) + (f"?{urlencode(query)}" if query else "")


WOULD_BE = {"name": "Lente", "model": "line", "starts_on": "2099-01-01", "ends_on": "2099-06-01"}
FORM = {"instrument": "conversation-form"}
# More than one way to ask for the same page. The first word of the name is the address.
WAYS = [
    Case("people, word in most names", "people", {"q": "{common_word}"}, roles=LISTS),
    Case("people, word in 1 of 100 names", "people", {"q": "{usual_word}"}, roles=HR),
    Case("people, word in few names", "people", {"q": "{rare_word}"}, roles=LISTS),
    Case("people, one letter", "people", {"q": "a"}, roles=LISTS),
    Case("people, two words", "people", {"q": "{given_name} v"}, roles=LISTS),
    Case("people, nobody found", "people", {"q": "qqq zzz"}, roles=LISTS),
    Case("people, whole organisation as unit", "people", {"unit": "{top_unit}"}, roles=LISTS),
    Case("people, one unit", "people", {"unit": "{unit}"}, roles=LISTS),
    Case("people, function of most", "people", {"function": "{full_function}"}, roles=LISTS),
    Case("people, of one leader", "people", {"manager": "{leader}"}, roles=LISTS),
    Case("people, who left", "people", {"service": "left"}, roles=LISTS),
    Case("people, last page", "people", {"after": "{before_last_page}", "service": "all"}, roles=LISTS),
    Case("people, one letter in one unit", "people", {"q": "a", "unit": "{unit}"}, roles=LISTS),
    Case("person-options, one letter", "person-options", {"q": "a"}, roles=HR),
    Case("leader-options, one letter", "leader-options", {"q": "a"}, roles=HR),
    Case("unit-options, one letter", "unit-options", {"q": "a"}, roles=HR),
    Case("trainings, of one person", "trainings", {"q": "{rare_word}"}, roles=HR),
    Case("trainings, word of a title", "trainings", {"title": "werk"}, roles=HR),
    Case("trainings, of one year and kind", "trainings", {"year": "2025", "kind": "e_learning"}, roles=HR),
    Case("trainings, last page but one", "trainings", {"before": "{training}"}, roles=HR),
    Case("requests, answered", "requests", {"state": "answered"}, roles=HR),
    Case("requests, one kind in one unit", "requests", {"kind": "training", "unit": "{unit}"}, roles=HR),
    Case("round-people, who still has to prepare", "round-people", {"still": "yes"}, roles=HR),
    Case("round-people, one unit", "round-people", {"unit": "{unit}", "still": "yes"}, roles=HR),
    Case("round-new, what would happen for everybody", "round-new", WOULD_BE, roles=HR),
    Case("units, word", "units", {"q": "lijn"}, roles=HR),
    Case("unit, at the top", "unit", given={"unit": "{top_unit}"}),
    Case("unit, with most people", "unit", given={"unit": "{full_unit}"}),
    Case("function, of most people", "function", given={"function": "{full_function}"}),
    Case("signals, counted", "signals", {"counted": "1"}, roles=HR),
    Case("instrument, the form", "instrument", given=FORM, roles=HR),
    Case("instrument-preview, the form", "instrument-preview", given=FORM, roles=HR),
    Case("instrument-withdraw, the form", "instrument-withdraw", given=FORM, roles=HR),
    Case("administration-accounts, invited", "administration-accounts", {"show": "invited"}, roles=HR),
    Case("administration-accounts, no e-mail", "administration-accounts", {"show": "no-email"}, roles=HR),
    Case(
        "administration-attention, without leader",
        "administration-attention",
        given={"kind": "without-leader"},
        roles=HR,
    ),
    Case("administration-attention, empty units", "administration-attention", given={"kind": "empty-units"}, roles=HR),
    Case("administration-roles, one letter", "administration-roles", {"q": "a"}, roles=HR),
    Case("administration-roles, employees", "administration-roles", {"role": "employee"}, roles=HR),
]
# Addresses that are only measured in the ways above.
NOT_PLAIN = {"administration-attention", "instrument", "instrument-preview", "instrument-withdraw"}


def addresses() -> dict[str, tuple[str, ...]]:
    """Every named address below /o/<organisation>/ → what it needs to be filled in with."""
    from django.urls import get_resolver

    return dict(_below(get_resolver("wegwijzer.config.urls"), ()))


def _below(resolver, given: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        needs = given + tuple(pattern.pattern.converters)
        if hasattr(pattern, "url_patterns"):
            yield from _below(pattern, needs)
        elif "organisation" in needs:
            yield pattern.name, needs


def cases() -> list[Case]:
    """All that is measured, the plain way of each address first."""
    found = []
    for name, needs in sorted(addresses().items()):
        plain = [] if name in (*LEFT_OUT, *NOT_PLAIN) else [Case(name, name)]
        ways = [way for way in WAYS if way.route == name]
        found += [_with_all(case, needs) for case in (*plain, *ways)]
    return found


def _with_all(case: Case, needs: tuple[str, ...]) -> Case:
    given = {need: case.given.get(need, f"{{{need}}}") for need in needs}
    return Case(case.name, case.route, case.query, given, case.roles)
