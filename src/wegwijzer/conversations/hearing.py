"""What is guaranteed about who hears what, in words; the picture and its list are drawn in picture.py."""

from django.utils.translation import get_language

from wegwijzer.conversations import flows as shipped


def guaranteed(model: str) -> list[str]:
    """What holds in this model whatever the organisation chose."""
    return list(shipped.texts(model, get_language() or "nl").guaranteed.values())
