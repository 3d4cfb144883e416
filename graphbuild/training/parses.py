"""Parses that no person made: the parsing teacher's, of prose that is cut into sentences by its full stops."""

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from spacy.language import Language
from spacy.tokens import Span

from graphbuild.training.arborescence import to_tree
from graphbuild.training.biaffine import load_network, score, score_labels
from graphbuild.training.sentences import Sentence, Syntax
from graphbuild.training.teacher import batched
from graphbuild.training.treebanks import LONGEST, to_inputs, to_tensors

BATCH = 4000
"""Word pieces parsed at once, at most."""

SURE = 0.85
"""How probable a parse must be to teach, by the mean over its words of arc and relation."""

TOGETHER = 2000
"""Sentences that are brought into order by length at once."""

_STOPS = frozenset((".", "!", "?"))
_CLOSING = frozenset(("'", '"', "’", "”", "''", ")", "]"))

_Torch: TypeAlias = Any  # models, tokenizers and tensors of packages that are not there when types are checked


class Parse(NamedTuple):
    """A parse without lemmas, and how probable it is, from 0 to 1."""

    syntax: Syntax
    probability: float


class Parser:
    """The tuned network, ready to parse.

    Args:
        path: The folder that `train_parser` wrote.
    """

    def __init__(self, path: Path) -> None:
        torch = import_module("torch")
        self._labels = json.loads((path / "labels.json").read_text(encoding="utf-8"))
        self._network, self._tokenizer = load_network({kind: len(names) for kind, names in self._labels.items()})
        self._network.load_state_dict(torch.load(path / "parser.pt", weights_only=True))
        self._network.eval()

    def parse(self, sentences: Iterable[tuple[str, ...]]) -> Iterator[Parse]:
        """Parse sentences, given as words."""
        rest = iter(sentences)
        while part := list(islice(rest, TOGETHER)):
            inputs = [to_inputs(words, self._tokenizer) for words in part]
            order = sorted(range(len(part)), key=lambda number: len(inputs[number]["input_ids"]))
            batches = batched([inputs[number] for number in order], BATCH)
            parses = (parse for batch in batches for parse in self._parse_batch(batch))
            yield from (parse for _, parse in sorted(zip(order, parses, strict=True), key=lambda pair: pair[0]))

    def _parse_batch(self, batch: list[dict[str, list[int]]]) -> Iterator[Parse]:
        """Run the network on one batch."""
        torch = import_module("torch")
        tensors = to_tensors(batch, self._tokenizer.pad_token_id)
        lengths = [len(inputs["firsts"]) for inputs in batch]
        with torch.inference_mode():
            scores = score(self._network, tensors)
            arcs = scores.arcs.softmax(-1)
            trees = [to_tree(rows[1:size, :size].tolist()) for rows, size in zip(arcs, lengths, strict=True)]
            heads = torch.nn.utils.rnn.pad_sequence([torch.tensor([0, *tree]) for tree in trees], batch_first=True)
            labels = self._only_root(score_labels(self._network, scores, heads), heads).softmax(-1)
        sure = arcs.gather(-1, heads[..., None])[..., 0] * labels.max(-1).values
        best = {"deps": labels.argmax(-1), "tags": scores.tags.argmax(-1), "pos": scores.pos.argmax(-1)}
        for number, size in enumerate(lengths):
            named = {
                kind: tuple(self._labels[kind][place] for place in values[number, 1:size].tolist())
                for kind, values in best.items()
            }
            yield Parse(_to_syntax(trees[number], named), sure[number, 1:size].mean().item())

    def _only_root(self, labels: _Torch, heads: _Torch) -> _Torch:
        """Forbid the root's relation to all others, and others to the root."""
        root = import_module("torch").arange(len(self._labels["deps"])) == self._labels["deps"].index("ROOT")
        return labels.masked_fill((heads == 0)[..., None] != root, -1e4)


def parse_sentences(texts: Iterable[str], nlp: Language, parser: Parser) -> Iterator[Sentence]:
    """Parse texts; sentences whose parse is not sure are left out, and no word has a lemma.

    Args:
        texts: Each with a line per paragraph.
        nlp: A pipeline that tells where sentences begin, asked where a full stop may belong to an abbreviation.
        parser: The teacher.
    """
    lines = ((" ".join(line.split()), number) for number, text in enumerate(texts) for line in text.splitlines())
    numbered = ((line, number) for line, number in lines if line)
    spans = (
        (span, f"parsed {number}")
        for doc, number in nlp.pipe(numbered, as_tuples=True)
        for span in cut(doc[:])
        if len(span) <= LONGEST
    )
    while part := list(islice(spans, TOGETHER)):
        parses = parser.parse(tuple(token.text for token in span) for span, _ in part)
        for (span, document), parse in zip(part, parses, strict=True):
            if parse.probability >= SURE:
                yield Sentence(
                    words=tuple(token.text for token in span),
                    spaces=tuple(bool(token.whitespace_) for token in span),
                    syntax=parse.syntax,
                    document=document,
                )


def cut(paragraph: Span) -> Iterator[Span]:
    """Cut a paragraph after its full stops, and after abbreviations where a sentence was seen to begin."""
    start = 0
    for place in range(1, len(paragraph)):
        if _begins(paragraph, place):
            yield paragraph[start:place]
            start = place
    yield paragraph[start:]


def _begins(paragraph: Span, place: int) -> bool:
    """Tell whether a sentence begins at a place that is not the first."""
    last = place - 1
    while last > 0 and paragraph[last].text in _CLOSING:
        last -= 1
    stop = paragraph[last].text
    inside = not paragraph[place - 1].whitespace_ or paragraph[place].text[0].islower()
    if inside or stop[-1] not in _STOPS:
        return False
    return stop in _STOPS or bool(paragraph[place].is_sent_start)


def _to_syntax(tree: list[int], named: dict[str, tuple[str, ...]]) -> Syntax:
    """Write a tree as a record; the root governs itself."""
    heads = tuple(head - 1 if head else place for place, head in enumerate(tree))
    return Syntax(heads=heads, lemmas=("",) * len(tree), **named)
