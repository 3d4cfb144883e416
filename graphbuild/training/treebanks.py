"""Training of the parsing teacher on annotated sentences, and the form in which it reads them."""

import json
import random
from collections.abc import Callable
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from graphbuild.training.biaffine import load_network, score, score_labels
from graphbuild.training.noise import NOISES
from graphbuild.training.sentences import Sentence, Syntax
from graphbuild.training.teacher import batched, casing, make_optimizer, update

LONGEST = 120
"""Words in a sentence, at most."""

EPOCHS = 4
SEED = 7
KINDS = ("tags", "pos", "deps")
"""What the teacher knows labels of, by the names in `Syntax`."""

Inputs: TypeAlias = dict[str, list[int]]
"""A sentence as the network reads it."""

_Torch: TypeAlias = Any  # models, tokenizers and tensors of packages that are not there when types are checked
_IGNORED = -100  # torch's mark for what costs nothing


def train_parser(sentences: list[Sentence], output: Path, *, epochs: int = EPOCHS) -> None:
    """Tune the encoder on annotated sentences and save it.

    Args:
        sentences: All with a parse.
        output: The folder to write.
        epochs: Passes over the sentences, each with noise of its own.
    """
    torch = import_module("torch")
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    labels = label_sets(sentences)
    network, tokenizer = load_network({kind: len(names) for kind, names in labels.items()})
    sentences = [sentence for sentence in sentences if len(sentence.words) <= LONGEST]
    batches = [_batches(sentences, labels, tokenizer, chance) for _ in range(epochs)]
    optimizer, masters = make_optimizer(network, network["encoder"])
    steps = sum(map(len, batches))
    rate = import_module("transformers").get_linear_schedule_with_warmup(optimizer, steps // 10, steps)
    network.train()
    for step, batch in enumerate(chain.from_iterable(batches)):
        cost = loss(network, to_tensors(batch, tokenizer.pad_token_id))
        cost.backward()
        update(optimizer, masters)
        rate.step()
        if step % 100 == 0:
            print(f"{step}/{steps} {cost.item():.4f}", flush=True)
    output.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), output / "parser.pt")
    (output / "labels.json").write_text(json.dumps(labels), encoding="utf-8")


def label_sets(sentences: list[Sentence]) -> dict[str, list[str]]:
    """List the labels of each kind that sentences use, in alphabetical order."""
    parses = [sentence.syntax for sentence in sentences if sentence.syntax]
    return {kind: sorted({label for parse in parses for label in getattr(parse, kind)}) for kind in KINDS}


def to_inputs(words: tuple[str, ...], tokenizer: _Torch) -> Inputs:
    """Turn words into the encoder's inputs, with the place of the opening mark and of each word's first piece."""
    pieces = tokenizer(list(words), is_split_into_words=True)
    places = pieces.word_ids()
    firsts = {place: number for number, place in reversed(list(enumerate(places))) if place is not None}
    return {
        "input_ids": pieces["input_ids"],
        "token_type_ids": [4 if place is None else casing(words[place]) for place in places],
        "firsts": [0, *(firsts.get(place, 0) for place in range(len(words)))],
    }


def to_targets(syntax: Syntax, labels: dict[str, list[str]]) -> Inputs:
    """Turn a parse into numbers; place 0 is the root's, which has nothing to learn."""
    heads = [0 if head == place else head + 1 for place, head in enumerate(syntax.heads)]
    known = {kind: {name: number for number, name in enumerate(labels[kind])} for kind in KINDS}
    named = {kind: [_IGNORED, *(known[kind][name] for name in getattr(syntax, kind))] for kind in KINDS}
    return {"heads": [_IGNORED, *heads], **named}


def to_tensors(batch: list[Inputs], padding: int) -> dict[str, _Torch]:
    """Pad sentences to one length."""
    torch = import_module("torch")
    fill = {"input_ids": padding, "token_type_ids": 4, "firsts": 0}
    tensors = {
        name: torch.nn.utils.rnn.pad_sequence(
            [torch.tensor(inputs[name]) for inputs in batch], batch_first=True, padding_value=fill.get(name, _IGNORED)
        )
        for name in batch[0]
    }
    return {
        **tensors,
        "attention_mask": _mask([len(inputs["input_ids"]) for inputs in batch]).long(),
        "words": _mask([len(inputs["firsts"]) for inputs in batch]),
    }


def loss(network: _Torch, batch: dict[str, _Torch]) -> _Torch:
    """Add up what is wrong about arcs, labels and tags."""
    cost = import_module("torch").nn.functional.cross_entropy
    scores = score(network, batch)
    labels = score_labels(network, scores, batch["heads"].clamp(min=0))
    pairs = ((scores.arcs, "heads"), (labels, "deps"), (scores.tags, "tags"), (scores.pos, "pos"))
    return sum(cost(said.flatten(0, 1), batch[name].flatten()) for said, name in pairs)


def _batches(
    sentences: list[Sentence], labels: dict[str, list[str]], tokenizer: _Torch, chance: random.Random
) -> list[list[Inputs]]:
    """Make the batches of one epoch, in random order."""
    noisy = (_noised(sentence, chance) for sentence in sentences)
    inputs = [
        to_inputs(sentence.words, tokenizer) | to_targets(sentence.syntax, labels)
        for sentence in noisy
        if sentence.syntax
    ]
    inputs.sort(key=lambda one: len(one["input_ids"]) + 4 * chance.random())
    batches = list(batched(inputs))
    chance.shuffle(batches)
    return batches


def _noised(sentence: Sentence, chance: random.Random) -> Sentence:
    """Write a sentence with noise, as often as the pipeline's own training texts have it."""
    noises: list[Callable[[Sentence], Sentence]] = [*NOISES]
    shares = list(NOISES.values())
    chosen = chance.choices([*noises, None], [*shares, 1 + sum(shares)])[0]
    return chosen(sentence) if chosen else sentence


def _mask(lengths: list[int]) -> _Torch:
    """Mark what is no padding."""
    torch = import_module("torch")
    return torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]
