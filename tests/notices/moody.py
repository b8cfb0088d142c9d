"""A real mail server that has its moods: it refuses, hangs up or is slow, at the step that a test names."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.mail import Smtp

HANG_UP = "hang up"


@dataclass
class Moody(Smtp):
    """`at`: step (receiver, end, taken) → what it answers there, HANG_UP, or a function of how many came by until now
    that answers one of both or nothing. At “taken” the letter is in before anything goes wrong."""

    at: dict[str, str | Callable[[int], str | None]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options) -> str:
        answer = await self._mood("receiver", server)
        if not answer:
            envelope.rcpt_tos.append(address)
        return answer or "250 yes"

    async def handle_DATA(self, server, session, envelope) -> str:
        answer = await self._mood("end", server)
        if answer:
            return answer
        taken = await super().handle_DATA(server, session, envelope)
        return await self._mood("taken", server) or taken

    async def _mood(self, step: str, server) -> str | None:
        self.seen[step] = self.seen.get(step, 0) + 1
        mood = self.at.get(step)
        answer = mood(self.seen[step]) if callable(mood) else mood
        if answer == HANG_UP:
            server.transport.abort()
            await asyncio.sleep(0)
        return answer
