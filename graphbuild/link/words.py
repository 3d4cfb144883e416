"""What a reference says, in words."""

from collections.abc import Mapping
from typing import Any

from graphbuild.references import PROGRAM


def in_words(reference: Mapping[str, Any]) -> str:
    """Say of a node which entry of a list it is or may be, on what ground, and who decided.

    >>> told = {"list": "A", "id": "7", "name": "BERG, Otto", "programmes": ["X"], "score": 0.95, "by": "graphbuild"}
    >>> in_words({**told, "status": "linked", "reason": "the same name"})
    "on A: 'BERG, Otto' (7; X), score 0.95: the same name"
    """
    is_sure = reference["status"] == "linked"
    which = "; ".join([reference["id"], ", ".join(reference["programmes"])]).removesuffix("; ")
    by = f", decided by {reference['by']}" if reference["by"] != PROGRAM else ""
    because = f" ({reference['because']})" if reference.get("because") else ""
    score = f", score {reference['score']:.2f}" if reference["score"] is not None else ""
    head = f"{'on' if is_sure else 'perhaps on'} {reference['list']}: '{reference['name']}' ({which})"
    return f"{head}{by}{because}{score}: {reference['reason']}"
