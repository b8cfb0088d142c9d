"""What this organisation meant the last time by a header or a value that we did not know."""

from collections.abc import Mapping

from wegwijzer.exchange.models import Import, Remembered
from wegwijzer.exchange.words import squeeze
from wegwijzer.organisations.tenancy import current_tenant

HEADER = "header"
NOT_KEPT = frozenset({"date_order"})  # answers that hold for one file


def headers(kind: str) -> dict[str, str]:
    """Squeezed header → key of a field, or empty for left out."""
    return dict(Remembered.objects.filter(kind=kind, about=HEADER).values_list("said", "meant"))


def note_headers(kind: str, meant: Mapping[str, str]) -> None:
    """Header as it stands in the file → key of a field, or empty."""
    _note(kind, [(HEADER, squeeze(header)[:200], key) for header, key in meant.items() if squeeze(header)])


def answers_of(kind: str) -> dict[str, str]:
    """Key of a question → what was chosen in earlier imports that were saved."""
    rows = Remembered.objects.filter(kind=kind).exclude(about=HEADER).values_list("about", "said", "meant")
    return {f"{about}:{said}": meant for about, said, meant in rows}


def answers(import_: Import) -> None:
    """Once it is saved, what was answered holds for the next file too."""
    said = [(*key.partition(":")[::2], meant) for key, meant in import_.choices.get("answers", {}).items()]
    _note(
        import_.kind,
        [(about, text, meant) for about, text, meant in said if about not in NOT_KEPT and meant != "new" and text],
    )


def _note(kind: str, rows: list[tuple[str, str, str]]) -> None:
    made = [
        Remembered(organisation_id=current_tenant(), kind=kind, about=about[:40], said=said[:200], meant=meant[:80])
        for about, said, meant in rows
    ]
    Remembered.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["organisation", "kind", "about", "said"],
        update_fields=["meant"],
        batch_size=500,
    )
