"""Finds organizations that are no public bodies: companies, media, parties, armed groups, vessels, pipelines.

Known ones are proposed with the agencies, since one pass finds both. Others are known by the words that come with their
names, or by the pipeline's recogniser where nothing speaks against it. Needs the agencies' candidates.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.bodies.bindings import Surroundings
from graphbuild.components.bodies.capitals import is_headline
from graphbuild.components.bodies.naming import Cues, Named, read_cues
from graphbuild.components.bodies.organizations_built import find_named, shortened, without_kind, without_legal_form
from graphbuild.components.bodies.shortforms import propose_short_forms
from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.labels import Role, role_of
from graphbuild.components.lookup import LONGEST_ACRONYM
from graphbuild.components.places.countries import places
from graphbuild.components.spans import RECOGNISED, candidates, propose, tokens_of
from graphbuild.components.strings import Strings, folded, strings_of
from graphbuild.names import slug
from graphbuild.types import Kind

GROUP = "organizations"

DATELINE_ENDS = frozenset({"-", "–", "—", "(", ",", "/"})

SHOWN = ("described as", "name with", "after ")
"""How reasons begin that words of the text give."""
SHORTEST_AGAIN = 4
"""Letters of a single word that is known again."""

ARTICLES = frozenset({"a", "an", "the"})


class Parties:
    """The parties of a text that only their country tells from others of their name ("Communist Party")."""

    def __init__(self, doc: Doc, cues: Cues) -> None:
        self._surroundings = Surroundings(doc)
        self._bland = cues.bland
        self._codes: dict[str, str] = {}

    def entity(self, doc: Doc, named: Named) -> str:
        """Return the node of such a party; empty for other names and where the text has no country."""
        tokens = [doc[i] for i in range(named.start, named.end) if i not in self._surroundings.tokens]
        words = [token for token in tokens if token.lower_ != "of"]
        rest = [token.lower_ for token in words]
        if not {"party", "front"} & {*rest} or not self._bland.issuperset(rest):
            return ""
        core = slug(" ".join(rest))
        bound = self._surroundings.bind(doc, words[0].i, words[-1].i + 1).code
        code = bound or self._codes.get(core) or self._surroundings.around(named.start)
        self._codes.setdefault(core, code)
        return f"organization:{code}-{core}" if code else ""


class Organizations:
    """The component: proposes candidates into the group "organizations"."""

    def __init__(self) -> None:
        self._cues = read_cues()
        self._places = places()

    def __call__(self, doc: Doc) -> Doc:
        """Propose the organizations of a text."""
        agencies, countries = _tokens(candidates(doc, "agencies")), _tokens(candidates(doc, "countries"))
        self._propose_named(doc, agencies, countries)
        recognised = [span for span in self._recognised(doc) if not countries.issuperset(_words(span))]
        for several in (True, False):
            taken = agencies | _tokens(candidates(doc, GROUP))
            for span in recognised:
                if (len(span) > 1) is several and taken.isdisjoint(range(span.start, span.end)):
                    propose(doc, GROUP, span.start, span.end, kind=Kind.ORGANIZATION, reason=RECOGNISED)
            propose_short_forms(doc, GROUP)
        self._propose_again(doc, agencies | countries)
        return doc

    def _propose_again(self, doc: Doc, barred: set[int]) -> None:
        """Propose names that the text's words have shown to be organizations wherever they stand again."""
        strings, taken = strings_of(doc), barred | _tokens(candidates(doc, GROUP))
        for span in candidates(doc, GROUP):
            words = strings.texts[span.start : span.end] if span._.reason.startswith(SHOWN) else []
            for named in (words, self._shorter(words)):
                again = strings.at_text.get(named[0], ()) if self._tells_again(named, strings) else ()
                for start in again:
                    tokens = range(start, start + len(named))
                    if strings.texts[start : tokens.stop] == named and taken.isdisjoint(tokens):
                        taken.update(tokens)
                        _repeat(doc, span, start, tokens.stop)

    def _shorter(self, words: list[str]) -> list[str]:
        """Return the words of a name without legal forms at its ends."""
        start, end, forms = 0, len(words), self._cues.legal | {",", "."}
        while start < end and words[start].lower() in forms:
            start += 1
        while start < end and words[end - 1].lower() in forms:
            end -= 1
        return words[start:end]

    def _tells_again(self, words: list[str], strings: Strings) -> bool:
        """Tell whether words are a name wherever they stand: several, or one that the text never writes small."""
        if len(words) != 1:
            return bool(words)
        word, cues = words[0].lower(), self._cues
        is_common = word in cues.common | cues.generic | cues.weak | cues.kinds
        return len(word) >= SHORTEST_AGAIN and not is_common and word not in strings.at_text

    def _propose_named(self, doc: Doc, barred: set[int], countries: set[int]) -> None:
        """Propose what is named like an organization, as a known one where only a legal form is added to its name."""
        listed = {folded(span.text): span for span in candidates(doc, GROUP)}
        known = _tokens(list(listed.values()))
        places = {(span.start, span.end) for span in listed.values()}
        parties = Parties(doc, self._cues)
        for named in shortened(doc, list(find_named(doc, self._cues, countries)), self._cues, countries):
            tokens = range(named.start, named.end)
            if barred.issuperset(tokens) or (named.start, named.end) in places:
                continue
            if doc[named.end - 1].lower_ == "alliance" and barred.issuperset(tokens[:-1]):
                continue  # "the NATO Alliance"
            if doc[named.end - 1].is_lower and not (barred | known).isdisjoint(tokens):
                continue  # the militia whose name is known by itself
            places.add((named.start, named.end))
            name = without_legal_form(doc[named.start : named.end].text, self._cues)
            same = listed.get(folded(name)) or listed.get(folded(without_kind(name, self._cues)))
            name, entity = (same.id_, same.kb_id_) if same else (name, parties.entity(doc, named))
            kind = Kind.ORGANIZATION
            propose(doc, GROUP, named.start, named.end, kind=kind, name=name, entity=entity, reason=named.reason)

    def _recognised(self, doc: Doc) -> list[Span]:
        """Return what the recogniser takes for organizations; in a headline only what the text below repeats."""
        surnames = _endings(doc)
        entities = (_trimmed(ent) for ent in doc.ents if role_of(ent.label_) is Role.ORGANIZATION)
        named = [span for span in entities if span is not None and self._is_name(span)]
        named = [span for span in named if folded(span.text) not in surnames]
        confirmed = {span.text for span in named if span.text.isupper() or not is_headline(span[0])}
        return [span for span in named if span.text in confirmed]

    def _is_name(self, span: Span) -> bool:
        """Tell whether the words of a recognised name allow that it is an organization."""
        words, cues = {token.lower_ for token in span}, self._cues
        if not span.text[0].isupper() or not words.isdisjoint(cues.other) or span.text in self._places:
            return False
        if (
            words <= cues.common | cues.weak
            or span[-1].lower_ in cues.regions
            or not words.isdisjoint(cues.shorthand)
            or _is_shouted(span)
        ):
            return False
        return not _is_bracketed(span) and not _is_glossed_as_person(span)


@Language.factory("graphbuild_organizations", assigns=["doc.spans"], requires=["doc.spans", "doc.ents"])
def make_organizations(nlp: Language, name: str) -> Organizations:  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component that finds organizations."""
    return Organizations()


def _repeat(doc: Doc, span: Span, start: int, end: int) -> None:
    reason = f"named again: {span.id_}"
    propose(doc, GROUP, start, end, kind=Kind.ORGANIZATION, name=span.id_, entity=span.kb_id_, reason=reason)


def _tokens(spans: list[Span]) -> set[int]:
    return {at for span in spans for at in tokens_of(span)}


def _is_bracketed(span: Span) -> bool:
    """Tell whether a name stands alone in brackets, where it is short for something that was found, or for no name."""
    around = span.doc[max(span.start - 1, 0) : span.end + 1].text
    return around.startswith("(") and around.endswith(")")


def _is_glossed_as_person(span: Span) -> bool:
    """Tell whether the last word of a name follows in brackets, as official texts introduce surnames."""
    return span.doc[span.end : span.end + 3].text == f"({span[-1].text})"


def _is_shouted(span: Span) -> bool:
    """Tell whether a word is in capitals since it opens a dateline or stands in a heading, not as an acronym."""
    doc, end, opens = span.doc, span.end, span.start == 0 or span.doc[span.start - 1].is_space
    is_dateline = opens and end < len(doc) and doc[end].text in DATELINE_ENDS
    return span.text.isupper() and (is_dateline or any(len(token) > LONGEST_ACRONYM for token in span))


def _endings(doc: Doc) -> set[str]:
    """Return, folded, what ends a person's fuller name or is inside it ("Al-Example" of "Ada al-Example")."""
    names = [folded(ent.text).split() for ent in doc.ents if role_of(ent.label_) is Role.PERSON]
    return {" ".join(words[start:]) for words in names for start in range(1, len(words))} | {
        word for words in names for word in words[1:-1]
    }


def _words(span: Span) -> list[int]:
    return [token.i for token in span if token.text[0].isalpha()]


def _trimmed(ent: Span) -> Span | None:
    """Return a recognised name without article, possessive and punctuation at its ends; None when nothing is left."""
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].lower_ in ARTICLES or not ent.doc[start].text[0].isalnum()):
        start += 1
    while end > start and (ent.doc[end - 1].text in POSSESSIVES or not ent.doc[end - 1].text[-1].isalnum()):
        end -= 1
    return ent.doc[start:end] if start < end else None
