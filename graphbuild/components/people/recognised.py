"""Personal names that the recogniser has found, without the titles, bodies and marks that it took in with them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from graphbuild.components.labels import Role, role_of
from graphbuild.components.people.announced import LONGEST_NAME, NO_NAMES, PARTICLES, may_be_in_name, name_end
from graphbuild.components.people.layout import begins_sentence, is_in_headline
from graphbuild.components.people.titles import Titles, singular
from graphbuild.components.spans import told_of
from graphbuild.components.strings import strings_of

Stretch = tuple[int, int]

_SEAT = re.compile(r"[DIR]-[A-Z]")
"""Party and state of a legislator."""
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.'’ʼ-])+")


def recognised_names(doc: Doc, bodies: Mapping[int, Span], titles: Titles) -> Iterator[Stretch]:
    """Yield where recognised names stand, in tokens; `bodies` are what other components found, by their tokens."""
    elsewhere = _names_of_others(doc)
    text = strings_of(doc).text
    for ent in doc.ents:
        is_person = role_of(ent.label_) is Role.PERSON and ent.text not in elsewhere
        stands_out = not is_in_headline(ent[0]) or text.count(ent.text) > 1
        if (is_person and stands_out) or is_titled_name(ent, titles):
            found = _trimmed(doc, ent.start, ent.end, bodies, titles)
            if found:
                yield found


def is_titled_name(span: Span, titles: Titles) -> bool:
    """Tell whether what was taken for an organization is a title and the name after it."""
    if span.label_ != "organization" or told_of(span).reason.startswith("after "):
        return False  # the frigate Admiral X
    words = [token for token in span if not token.is_space]
    opening = next((place for place, token in enumerate(words) if not titles.is_title(token)), len(words))
    has_role = any(titles.is_role(token) for token in words[:opening])
    return has_role and 0 < len(words) - opening < LONGEST_NAME


def is_name(span: Span, titles: Titles) -> bool:
    """Tell whether a stretch looks like a personal name: no word of bodies or places in it, capitals where due."""
    if (span[0].is_stop and len(span) == 1) or _SEAT.match(span.text):
        return False  # "He", "D-Ohio"
    if any(token.lower_ in titles.bodies or token.lower_.endswith("bank") for token in span):
        return False
    if span[0].is_lower and span[0].lower_ not in PARTICLES and "-" not in span[0].text:
        return False  # "wealthier Americans"
    if not _NAME.fullmatch(span.text) or span.text.lower() in NO_NAMES or not span.text[0].isupper():
        return len(span) > 1 and span[-1].text[0].isupper() and bool(_NAME.fullmatch(span.text))
    return not all(titles.is_role(token) for token in span)  # "Governor General"


def _names_of_others(doc: Doc) -> frozenset[str]:
    """Return the names that the recogniser takes for persons less often than for something else."""
    votes: Counter[str] = Counter()
    for ent in doc.ents:
        votes[ent.text] += 1 if role_of(ent.label_) is Role.PERSON else -1
    return frozenset(name for name, balance in votes.items() if balance < 0)


def _trimmed(doc: Doc, start: int, end: int, bodies: Mapping[int, Span], titles: Titles) -> Stretch | None:
    """Cut titles, bodies and punctuation off a recognised name; None where nothing of a name is left."""
    end = next((token.i for token in doc[start:end] if token.is_space and token.i > start), end)
    end = next((token.i for token in doc[start + 1 : end] if token.text in doc[start : token.i].text.split()), end)
    if titles.is_role(doc[end - 1]) and doc[end : end + 1].text in {"of", "for"}:
        return None  # "Maine Secretary of State"
    roles = [token.i for token in doc[start : end - 1] if titles.is_role(token) and token.i not in bodies]
    start = roles[-1] + 1 if roles else start
    opening = start
    while start < end and (titles.is_title(doc[start]) or start in bodies or not doc[start].text[0].isalpha()):
        start += 1
    while end > start and (doc[end - 1].lower_ in {"'s", "’s"} or not doc[end - 1].text[0].isalpha()):
        end -= 1
    if start >= end or _is_modified(doc[opening:start], titles):
        return None
    start, end = _completed(doc, start, end, bodies, titles)
    covering = bodies.get(start)
    is_body = covering is not None and covering.start <= start and end <= covering.end
    return (start, end) if start < end and not is_body and is_name(doc[start:end], titles) else None


def _is_modified(cut: Span, titles: Titles) -> bool:
    """Tell whether what was cut off is no title but the beginning of a body's name: "National X"."""
    words = [token for token in cut if titles.is_title(token)]
    return bool(words) and not any(_tells_person(token, titles) for token in words)


def _tells_person(token: Token, titles: Titles) -> bool:
    word = singular(token)
    return titles.is_role(token) or word in titles.honorific or word in titles.standing or token.is_lower


def _stands_alone(token: Token) -> bool:
    """Tell whether a capital word before a name goes with no other word: it is the first name, most likely."""
    if token.tag_ == "NNP":
        return begins_sentence(token) or not token.nbor(-1).text[0].isupper()
    is_item = token.i > 0 and token.nbor(-1).text in {"-", "–", "•", "*"}
    return is_item and token.text.istitle() and not token.is_stop and token.tag_[:2] in {"NN", "JJ", "RB"}


def _completed(doc: Doc, start: int, end: int, bodies: Mapping[int, Span], titles: Titles) -> Stretch:
    """Take in the words of a name that the recogniser has left out: all after it, one before it that stands alone."""
    before = doc[start - 1] if start else None
    if before is not None and before.i not in bodies and may_be_in_name(before, titles) and _stands_alone(before):
        start -= 1
    is_shouted = end < len(doc) and doc[end].is_upper and not doc[end - 1].is_upper  # a code, not a name
    is_repeated = end < len(doc) and doc[end].text in doc[start:end].text.split()  # "Ada Quill Quill said"
    if end < len(doc) and doc[end].text != "-" and not is_shouted and not is_repeated:
        end = name_end(doc, end, bodies.keys(), titles, after="name")
    return start, end
