"""Bylines and credits: who wrote, filmed or edited a text acts in none of its stories."""

import re

_NAMES = r"(?:\b[A-Z][\w.'’-]*+|\b(?:and|for|in|of)\b|[,&/|]|[ \t])++"
"""Capitalised words and what joins them; possessive, so that a long line of them costs no more than one reading."""

_CREDITS = re.compile(
    rf"""
    ^[ \t]*+(?:By|BY):?[ \t]{_NAMES}$                                            # By Ann Example, Paris
    | \b(?i:(?:reporting|writing|editing|compiled|produced|filmed|translated|photo|photograph|illustration|graphics)
      [ \t]by)[ \t:]{_NAMES}                                                    # Editing by Ann Example
    | ^{_NAMES}contributed[ \t](?:to[ \t]this|reporting|research)\b             # Ann Example contributed reporting
    | \b(?i:photo|photographer|image|images|credit|contacts?|inquiries|enquiries)[ \t]?:{_NAMES}  # Photo: Ann Example
    """,
    re.VERBOSE | re.MULTILINE,
)


def find_credits(text: str) -> list[tuple[int, int]]:
    """Return where a text credits its makers, as (start, end) in code points.

    >>> find_credits("By Ann Example")
    [(0, 14)]
    """
    return [match.span() for match in _CREDITS.finditer(text)]
