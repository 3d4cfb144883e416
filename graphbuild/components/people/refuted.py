"""Names of things: streets, ships, acts and alliances that bear a person's name, or were taken for one."""

from spacy.tokens import Doc, Token

from graphbuild.components.people.linking import REGIMES
from graphbuild.components.people.repeated import short_form_after
from graphbuild.components.people.titles import Titles

_VESSELS = frozenset({
    "aircraft", "barge", "boat", "bulker", "carrier", "cruiser", "destroyer", "ferry", "freighter", "frigate", "m/t",
    "m/v", "mt", "mv", "ship", "ss", "steamer", "submarine", "tanker", "trawler", "tug", "uss", "vessel", "warship",
    "yacht",
})  # fmt: skip
"""What stands before the name of a ship."""
_PLACES = frozenset({
    "camp", "canton", "capital", "city", "commune", "county", "department", "district", "governorate", "hamlet",
    "island", "islands", "municipality", "port", "prefecture", "province", "region", "republic", "state", "suburb",
    "territory", "town", "township", "valley", "village",
})  # fmt: skip
"""What stands before "of" and a place, or after its name."""
_LAWS = frozenset({"act", "amendment", "bill", "doctrine", "initiative", "law", "laws", "legislation", "report"})
_CARRIERS = frozenset({
    "airline", "airlines", "alliance", "app", "bank", "battalion", "brand", "brigade", "cartel", "clan", "coalition",
    "company", "conglomerate", "consortium", "drone", "faction", "factory", "field", "firm", "front", "gang", "group",
    "holding", "hotel", "malware", "militia", "mine", "missile", "movement", "newspaper", "party", "pipeline", "plant",
    "platform", "port", "program", "programme", "ransomware", "refinery", "rocket", "sect", "software", "submarine",
    "tanker", "terminal", "tribe", "vessel", "website",
})  # fmt: skip
"""What stands after the name of a body or a thing, and after no person's."""


def names_something_else(doc: Doc, start: int, end: int, titles: Titles) -> bool:
    """Tell whether a name is part of another here: a street, a province, an act."""
    before, after = doc[max(start - 4, 0) : start], doc[end : end + 3]
    if len(before) > 1 and before[-1].lower_ == "of" and any(token.lower_ in _PLACES for token in before[-3:-1]):
        return not (before[0].text[0].isupper() and titles.is_role(before[0]))  # "President of the Republic of X" too
    following = after[0] if after else None
    if following is not None and following.text[0].isupper() and _is_body_word(following, titles):
        return True
    if (
        following is not None
        and end - start == 1
        and following.lower_ in _PLACES - {"capital", "city", "port", "state"}
    ):
        return True
    return _is_in_law(doc, start, end)


def is_thing(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words around a name show that it names a ship, a body or a thing, and nobody."""
    before = doc[max(start - 2, 0) : start]
    if any(token.lower_ in _VESSELS for token in before[-1:]) or before.text.lower() in {"m/", "m/v", "m/t"}:
        return True
    short = short_form_after(doc, end)
    if short is not None and _is_acronym(short.text, doc[start:end].text):
        return True
    following = doc[end] if end < len(doc) else None
    if following is not None and following.lower_ in _CARRIERS and following.is_lower:
        return True
    has_article = len(before) > 0 and before[-1].lower_ in {"a", "an", "the", "this"}
    return has_article and following is not None and not _may_be_named_after(following)


def _may_be_named_after(token: Token) -> bool:
    """Tell whether a token goes with a name before it: "the X regime", "the X-led party", "the X's"."""
    return not token.tag_ or token.tag_.startswith(("NN", "JJ", "POS", "HYPH", "VBN", "VBG")) or token.text == "-"


def _is_acronym(short: str, name: str) -> bool:
    return (
        short.isupper() and short.isalpha() and short == "".join(word[0] for word in name.split() if word[0].isupper())
    )


def _is_body_word(token: Token, titles: Titles) -> bool:
    return token.lower_ in titles.bodies and token.lower_ not in REGIMES


def _is_in_law(doc: Doc, start: int, end: int) -> bool:
    """Read "X-Y Act" for X and for Y, and "X bill"."""
    after = doc[end : end + 3]
    if len(after) > 2 and after[0].text == "-" and after[1].text[0].isupper():  # noqa: PLR2004  hyphen, name, act
        return after[2].lower_ in _LAWS
    return len(after) > 0 and after[0].lower_ in _LAWS and (start == 0 or doc[start - 1].text not in {"'s", "’s"})
