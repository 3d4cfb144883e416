"""One annotated sentence, whichever corpus it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Syntax:
    """The Universal Dependencies annotation of a sentence, one value per word.

    Attributes:
        tags: Penn Treebank tags (XPOS).
        pos: Universal parts of speech (UPOS).
        lemmas: Dictionary forms.
        heads: Index of each word's governor in the sentence, from 0; the root governs itself.
        deps: Universal Dependencies relations, with subtypes.
    """

    tags: tuple[str, ...]
    pos: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order and what annotators said about them.

    Attributes:
        words: The surface forms.
        spaces: Whether a space follows each word.
        entities: One IOB tag per word (``B-PER``, ``I-PER``, ``O``, empty for unknown); none at all
            where names were not annotated.
        syntax: The parse; None where there is none.
        document: Sentences that share this name follow each other in one text.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[str, ...] = ()
    syntax: Syntax | None = None
    document: str = ""

    @property
    def text(self) -> str:
        """The sentence as running text."""
        pairs = zip(self.words, self.spaces, strict=True)
        return "".join(word + " " * space for word, space in pairs).rstrip()
