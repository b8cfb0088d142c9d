"""Data for the templates, as rooms make it."""

from wegwijzer.output.pdf import qr

NASTY = (
    "#let x = sys.inputs; $sum_(i=1)$ *vet* _schuin_ [haken] \\ `raw` ``` <label> @verwijzing // geen ~ -- ' \" "
    '#panic("au") #{ } &amp; <b>x</b> = kop\n- lijst\n+ som\n/ term: x'
)
WHO = {
    "question": "Wie ziet dit?",
    "short": "Jij en Johan",
    "private": False,
    "lines": [{"sees": True, "text": "Jij."}, {"sees": False, "text": "Collega’s niet."}],
}
WORDS = {"page": "bladzijde {n} van {of}"}


def document(**more) -> dict:
    table = {"widths": [2, 1], "header": ["Wat", "Wie"], "rows": [[{"text": "Meelopen"}, {"text": "Wij"}]]}
    pieces = [
        {"kind": "words", "text": "Eerste alinea.\n\nTweede."},
        {"kind": "facts", "rows": [{"label": "Binnenkort", "text": "De oven leren instellen."}]},
        {"kind": "table", **table},
        {"kind": "road", "stops": [{"title": "Meelopen", "when": "29 januari", "lines": ["Samen"], "done": True}]},
        {"kind": "quotes", "rows": [{"by": "Samira", "text": "Goed zo"}]},
        {"kind": "choice", "text": "Groei", "note": "In de functie"},
    ]
    return {
        "title": "Mijn plan",
        "kind": "Plan",
        "organisation": "Lindeveld",
        "heading": "Samira El Idrissi",
        "meta": ["2027"],
        "who": WHO,
        "made": "Gemaakt op 22 november",
        "words": WORDS,
        "sections": [{"heading": "Waarheen?", "pieces": pieces}],
    } | more


def said(text: str) -> dict:
    """A document in which somebody wrote this."""
    return document(sections=[{"heading": "Tekst", "pieces": [{"kind": "words", "text": text}]}])


def card(**more) -> dict:
    stop = {"icon": "people", "title": "Meelopen met Ilse", "line": "dinsdag", "done": False}
    return {
        "title": "Plankaart van Samira",
        "size": "a6",
        "bare": False,
        "name": "Samira",
        "qr": qr("https://wegwijzer.example/o/lindeveld/plan/"),
        "qr_alt": "Code naar je plan",
        "scan": "Scan en meld je aan.",
        "fold": "hier vouwen",
        "how": ["Knip.", "Vouw.", "Plastificeer."],
        "who": WHO,
        "front": {"label": "Mijn plan", "stops": [stop] * 3, "foot": {"label": "Klaar tegen", "day": "29 januari"}},
        "back": {"label": "Wie helpt mij?", "stops": [stop], "foot": {"label": "", "day": ""}},
    } | more
