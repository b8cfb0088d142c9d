"""People, their employments and places, and who leads them, from a file."""

from wegwijzer.exchange.kinds import register
from wegwijzer.exchange.kinds.people.kind import PeopleKind

register(PeopleKind())
