"""What a file about people can say: who somebody is, their employment, their place."""

from wegwijzer.exchange.kinds.people.fields import employments, places, who

FIELDS = (*who.FIELDS, *employments.FIELDS, *places.FIELDS)
