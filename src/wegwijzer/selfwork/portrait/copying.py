"""What one found, as pieces to share or take along: a copy in lines of text, without the names of writers unless they
are asked for."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.selfwork.pieces import Piece
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.models import Asking, Passage


@dataclass(frozen=True)
class Copied:
    part: str
    piece: Piece

    @property
    def is_small(self) -> bool:
        """One passage by itself."""
        return self.piece.key.startswith("passage.")

    def plain(self) -> dict:
        """As a share keeps it."""
        return {"part": self.part, "title": self.piece.title, "lines": self.piece.lines}


def copied(actor: Actor, asking: Asking, *, with_names: bool = False) -> list[Copied]:
    """The portrait, each thread with its passages, and each passage by itself; what is empty is left out."""
    found = []
    if asking.portrait.strip():
        found.append(
            Copied(_("Mijn portret"), Piece("portrait", _("Zo ben ik op mijn best"), [asking.portrait.strip()]))
        )
    gathered = queries.threads(actor, asking)
    for each in gathered:
        if each.thread and each.passages:
            lines = [_line(passage, with_names) for passage in each.passages]
            found.append(Copied(_("Draden"), Piece(f"thread.{each.thread.pk}", each.thread.name, lines)))
    for each in gathered:
        for passage in each.passages:
            title = Truncator(" ".join(passage.text.split())).chars(70)
            piece = Piece(f"passage.{passage.pk}", title, [_line(passage, with_names)])
            found.append(Copied(_("Stukken uit verhalen"), piece))
    return found


def _line(passage: Passage, with_names: bool) -> str:
    said = _("“%(text)s”") % {"text": passage.text}
    return f"{said} – {passage.story.invited.name}" if with_names else said
