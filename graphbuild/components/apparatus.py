"""Where a text speaks of itself: datelines, credits and lists of its sources; who is named there acts in no story.

A country in a dateline stays: it says where things happen, and whose capital a city is.
"""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\s\d{{1,2}},?|\d{{1,2}}\s{_MONTH},?)\s\d{{4}}"
_DASH = r"(?:[—–―]|--+|-(?=\s))"

_SOURCES = re.compile(
    rf"""
    ^[ \t]*+[^"“\n]{{0,80}} ["“][^"”\n]++["”] [.,]?[ \t]*{_DASH}[ \t]  # Ann Example, "A title" — The Daily Example,
      [^\n]{{2,60}}?,[ \t]{_DATE}\.?[ \t]*$                              # May 3, 2011
    | \((?:(?:Additional|Writing[ ]and)[ ])?(?:[Rr]eporting|Writing|Editing|Compiled)[ ]by[ ][^()\n]++\)
    | ^[ \t]*+Special[ \t]to[ \t][Tt]he[ \t][A-Z][^\n]{{2,40}}$
    """,
    re.VERBOSE | re.MULTILINE,
)
_DATELINE = re.compile(
    rf"""
    ^[ \t]*+ (?:[A-Z][A-Z.'’-]{{2,}} (?:[ /][A-Z][A-Z.'’-]+){{0,4}} (?=,|[ ]\() | UNITED[ ]NATIONS)
    (?:,[ \t][^\n—–()]{{2,40}})?                        # May 30; Syria, Monday, Nov. 12
    (?:[ \t]*\([A-Z][^()\n]{{1,30}}\))? [ \t]*{_DASH}  # (Example News) -
    """,
    re.VERBOSE | re.MULTILINE,
)

Stretch = tuple[int, int]
"""Start and end in code points."""


def find_apparatus(text: str) -> list[Stretch]:
    """Return where a text credits its makers and lists its sources.

    >>> find_apparatus("“A title” — The Daily Example, May 3, 2011")
    [(0, 42)]
    >>> find_apparatus("He spoke of “a title” — and left."), find_apparatus("(Reporting by Ann Example)")
    ([], [(0, 26)])
    """
    return [match.span() for match in _SOURCES.finditer(text)]


def find_datelines(text: str) -> list[Stretch]:
    """Return where a paragraph says from where and by whom it was reported.

    >>> find_datelines("ROME, May 30 (Example) - Leaders met.")
    [(0, 24)]
    >>> find_datelines("Rome - a city")
    []
    """
    return [match.span() for match in _DATELINE.finditer(text)]
