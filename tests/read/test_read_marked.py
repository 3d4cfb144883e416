"""One text of our own words, annotated by hand, in every format that graphbuild reads annotations in: one graph."""

import json
import pickle
import re
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from graphbuild.annotate import annotate
from graphbuild.errors import LabelError, SourceError
from graphbuild.exports.interchange import to_json
from graphbuild.labels import Labels, read_labels
from graphbuild.marks import Mark
from graphbuild.pipeline import build
from graphbuild.read import FORMATS, read_documents
from graphbuild.read import TEXT as PLAIN
from graphbuild.types import Kind, RelationType

ROOT = Path(__file__).parent.parent.parent
BLANK = spacy.blank("en")

TEXT = (
    "Otto Brandt of Norway met Chilean envoys in Oslo on Monday.\n"
    "The Foreign Ministry said that Norway would fight sanctions on Nordwind Shipping."
)
NAMES = (
    ("Otto Brandt", "PERSON"),
    ("Norway", "GPE"),
    ("Chilean", "NORP"),
    ("Oslo", "GPE"),
    ("Monday", "DATE"),
    ("The Foreign Ministry", "ORG"),
    ("Norway", "GPE"),
    ("Nordwind Shipping", "ORG"),
)


def places():
    """Where each of the names stands, with its label."""
    at = 0
    for name, label in NAMES:
        at = TEXT.index(name, at)
        yield at, at + len(name), label
        at += len(name)


SPANS = [{"start": start, "end": end, "label": label} for start, end, label in places()]


def tagged(prefixes="BI", separator=" "):
    """The words of the text with a tag each, a blank line between the sentences."""
    lines = []
    for token in BLANK(TEXT):
        if token.is_space:
            lines.append("")
            continue
        found = next((place for place in places() if place[0] <= token.idx < place[1]), None)
        tag = "O"
        if found:
            start, end, label = found
            is_first, is_last = token.idx == start, token.idx + len(token) == end
            opening = {"BI": "B", "II": "I", "BIES": "S" if is_last else "B"}[prefixes]
            inside = "E" if prefixes == "BIES" and is_last else "I"
            tag = f"{opening if is_first else inside}-{label}"
        lines.append(separator.join([token.text, "X", tag]))
    return "\n".join(lines) + "\n"


def write_spacy(folder):
    doc = BLANK(TEXT)
    doc.set_ents([doc.char_span(*place[:2], label=place[2]) for place in places()])
    DocBin(["ENT_TYPE", "ENT_IOB"], docs=[doc]).to_disk(folder / "a.spacy")
    return "a.spacy"


def write_spacy_json(folder):
    doc = BLANK(TEXT)
    doc.set_ents([doc.char_span(*place[:2], label=place[2]) for place in places()])
    (folder / "a.json").write_text(json.dumps(doc.to_json()))
    return "a.json"


def write_conll(folder):
    (folder / "a.conll").write_text("-DOCSTART- -X- O\n\n" + tagged())
    return "a.conll"


def write_iob_with_tabs(folder):
    (folder / "a.iob").write_text(tagged("II", "\t"))
    return "a.iob"


def write_bioes(folder):
    (folder / "a.bio").write_text(tagged("BIES"))
    return "a.bio"


def write_prodigy(folder):
    task = {"text": TEXT, "spans": [{**span, "token_start": 0, "token_end": 0} for span in SPANS], "answer": "accept"}
    other = {"text": "Peru slept.", "spans": [], "answer": "reject"}
    (folder / "a.jsonl").write_text(json.dumps(task) + "\n" + json.dumps(other) + "\n")
    return "a.jsonl"


def write_label_studio(folder):
    values = [
        {"start": s["start"], "end": s["end"], "text": TEXT[s["start"] : s["end"]], "labels": [s["label"]]}
        for s in SPANS
    ]
    results = [
        {"id": "x", "from_name": "label", "to_name": "text", "type": "labels", "value": value} for value in values
    ]
    cancelled = {"id": 8, "was_cancelled": True, "result": []}
    task = {"id": 7, "data": {"text": TEXT}, "annotations": [cancelled, {"id": 9, "result": results}]}
    unread = {"id": 8, "data": {"text": "Peru slept."}, "annotations": [cancelled]}
    (folder / "project.json").write_text(json.dumps([task, unread]))
    return "project.json"


def write_brat(folder):
    lines = [
        f"T{n}\t{s['label']} {s['start']} {s['end']}\t{TEXT[s['start'] : s['end']]}" for n, s in enumerate(SPANS, 1)
    ]
    (folder / "a.txt").write_text(TEXT)
    (folder / "a.ann").write_text("\n".join([*lines, "R1\tFoe Arg1:T1 Arg2:T2", "#1\tAnnotatorNotes T1\tsure"]) + "\n")
    return "a.ann"


def write_huggingface(folder):
    grouped = [
        {"entity_group": s["label"], "score": 0.9, "word": "##", "start": s["start"], "end": s["end"]} for s in SPANS
    ]
    (folder / "a.jsonl").write_text(json.dumps({"text": TEXT, "entities": grouped}) + "\n")
    return "a.jsonl"


def write_huggingface_tokens(folder):
    pieces = []
    for start, end, label in places():
        at = start
        for number, word in enumerate(TEXT[start:end].split()):
            at = TEXT.index(word, at)
            half = len(word) // 2
            pieces.append({"entity": f"{'I' if number else 'B'}-{label}", "word": word[:half], "start": at})
            pieces[-1]["end"] = at + half
            pieces.append(
                {"entity": f"B-{label}", "word": f"##{word[half:]}", "start": at + half, "end": at + len(word)}
            )
            at += len(word)
    (folder / "a.json").write_text(json.dumps([{"text": TEXT, "entities": pieces}]))
    return "a.json"


def write_gliner(folder):
    found = [{**s, "text": TEXT[s["start"] : s["end"]], "score": 0.8} for s in SPANS]
    (folder / "a.jsonl").write_text(json.dumps({"text": TEXT, "entities": found}) + "\n")
    return "a.jsonl"


WRITERS = {name.removeprefix("write_"): write for name, write in list(globals().items()) if name.startswith("write_")}


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def complaints(*sources, **options):
    """What is read, and what is said."""
    errors = []
    documents = list(read_documents(sources, on_error=errors.append, **options))
    return documents, [str(error) for error in errors]


def put(path, rows):
    """Write a row a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def named(documents, nlp):
    return [(mention.text, str(mention.kind)) for found in annotate(documents, nlp) for mention in found.mentions]


@pytest.fixture(scope="session")
def by_hand(nlp, tmp_path_factory):
    """What the text says, as it is read from GLiNER's form."""
    folder = tmp_path_factory.mktemp("gliner")
    return next(annotate(read_documents([folder / write_gliner(folder)]), nlp))


def test_annotated_text_becomes_a_graph_of_those_who_are_marked(by_hand):
    told = [(mention.text, str(mention.kind), mention.entity) for mention in by_hand.mentions]

    assert told == [
        ("Otto Brandt", "person", None),
        ("Norway", "country", "country:no"),
        ("Chilean", "country", "country:cl"),
        ("Foreign Ministry", "agency", "agency:no-foreign-ministry"),
        ("Norway", "country", "country:no"),
        ("sanctions", "measure", "measure:sanctions:nordwind-shipping"),
        ("Nordwind Shipping", "organization", None),
    ]
    assert RelationType.OPPOSES in {claim.relation for claim in by_hand.evidence}


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_read_documents_reads_the_same_from_every_format(form, nlp, by_hand, tmp_path):
    documents, said = complaints(WRITERS[form](tmp_path))

    [found] = annotate(documents, nlp)
    assert said == []
    assert (found.document.text, found.sentences) == (TEXT, by_hand.sentences)
    assert (found.mentions, found.evidence) == (by_hand.mentions, by_hand.evidence)


@pytest.mark.parametrize(
    ("form", "writer"),
    [
        ("prodigy", "prodigy"),
        ("label-studio", "label_studio"),
        ("conll", "conll"),
        ("brat", "brat"),
        ("spacy", "spacy"),
    ],
)
def test_read_documents_is_told_the_format(form, writer, tmp_path):
    path = tmp_path / WRITERS[writer](tmp_path)
    told = path if form == "brat" else path.rename(tmp_path / "export.dat")

    documents, said = complaints(told, form=form)
    assert said == []
    assert documents[0].marks


def test_read_documents_leaves_annotations_aside_where_told_so(tmp_path):
    write_prodigy(tmp_path)
    write_brat(tmp_path)

    documents, _ = complaints("a.jsonl", "a.txt", form=PLAIN)
    assert [hasattr(document, "marks") for document in documents] == [False, False, False]


def test_read_documents_reads_brat_once_where_a_folder_holds_text_and_annotations(tmp_path):
    write_brat(tmp_path)

    documents, said = complaints(tmp_path, tmp_path / "a.ann")
    assert ([document.id for document in documents], said) == (["a.txt"], [])


def test_read_documents_reads_tables_as_ever(tmp_path):
    put(tmp_path / "a.jsonl", [{"text": "Chile met Peru.", "entities": ["Chile", "Peru"], "label": "news"}])

    documents, said = complaints("a.jsonl")
    assert ([type(document).__name__ for document in documents], said) == (["Document"], [])


def test_read_documents_passes_over_other_json_in_a_folder(tmp_path):
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "a.txt").write_text("Chile met Peru.")

    documents, said = complaints(tmp_path)
    assert ([document.id for document in documents], said) == (["a.txt"], [])


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.json", '{"name": "x"}', "a.json holds no annotations of a format that graphbuild knows"),
        ("a.json", "{", "a.json is no JSON"),
        ("a.ann", "T1\tPER 0 4\tOtto", "a.ann is no text with an .ann file beside it"),
        ("a.spacy", "no DocBin", "a.spacy is no DocBin of spaCy"),
        ("a.conll", "Otto B-PER\nleft\n", "Line 2 of a.conll has a token without a tag"),
        ("a.conll", "Otto B-PER\nleft VBD\n", "Line 2 of a.conll ends with 'VBD', which is no tag"),
        ("a.conll", "", "a.conll holds no text"),
    ],
)
def test_read_documents_says_why_a_file_has_no_annotations(name, raw, says, tmp_path):
    (tmp_path / name).write_text(raw)

    documents, said = complaints(name)
    assert documents == []
    assert len(said) == 1
    assert says in said[0]
    assert "\n" not in said[0]


def gliner(**span):
    return {"text": "Otto Brandt left Chile.", "entities": [{"start": 0, "end": 11, "label": "PER", **span}]}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (gliner(end=99), "Row 2 of a.jsonl has the span 0 to 99 (PER), but its text ends at 23"),
        (gliner(start=-3), "the span -3 to 11"),
        (gliner(start=11, end=11), "the span 11 to 11"),
        (gliner(start=True), "the span True to 11"),
        (gliner(start="0"), "the span '0' to 11"),
        (gliner(start=None), "the span None to 11"),
        (gliner(start=11, end=12), "marks nothing but white space"),
        (gliner(text="Otto Berg"), 'at 0 to 11 its text has "Otto Brandt", the file "Otto Berg"'),
        (gliner(label=7), "has no proper list of spans"),
        ({"entities": []}, "has no text column"),
        ([], "is no JSON object"),
    ],
)
def test_read_documents_keeps_a_record_out_whose_places_are_wrong(row, says, tmp_path):
    put(tmp_path / "a.jsonl", [gliner(), row, {**gliner(), "id": "last"}])

    documents, said = complaints("a.jsonl")
    assert [document.id for document in documents] == ["a.jsonl#1", "a.jsonl#last"]
    assert len(said) == 1
    assert says in said[0]


def test_read_documents_names_an_unknown_label_once(tmp_path):
    put(tmp_path / "a.jsonl", [gliner(label="WEAPON"), gliner(label="WEAPON"), gliner()])

    errors = []
    documents = list(read_documents(["a.jsonl"], on_error=errors.append))
    assert [len(document.marks) for document in documents] == [0, 0, 1]
    assert [error.label for error in errors if isinstance(error, LabelError)] == ["WEAPON"]


def test_read_documents_raises_at_an_unknown_label_where_nobody_hears_of_it(tmp_path):
    put(tmp_path / "a.jsonl", [gliner(label="WEAPON")])

    with pytest.raises(SourceError, match='has the label "WEAPON", for which the table of labels has no row'):
        list(read_documents(["a.jsonl"]))


def test_read_documents_takes_labels_from_the_table(tmp_path):
    put(tmp_path / "a.jsonl", [gliner(label="WEAPON")])

    [document] = read_documents(["a.jsonl"], labels=Labels({"WEAPON": ("organization",)}))
    assert document.marks == (Mark(0, 11, ("organization",), "WEAPON"),)


def test_read_documents_reads_json_lines_that_are_called_json(tmp_path):
    put(tmp_path / "a.json", [gliner(), gliner()])

    assert len(complaints("a.json")[0]) == 2


def test_read_documents_reads_words_as_gliner_is_trained_on(tmp_path):
    put(tmp_path / "a.jsonl", [{"tokenized_text": ["Otto", "Brandt", "left"], "ner": [[0, 1, "person"]]}])

    [document] = read_documents(["a.jsonl"])
    assert (document.text, document.marks) == ("Otto Brandt left", (Mark(0, 11, ("person", "official"), "person"),))


def test_read_documents_takes_the_ground_truth_of_label_studio(tmp_path):
    value = {"start": 0, "end": 5, "text": "Chile", "labels": ["LOC"]}
    annotations = [
        {"result": []},
        {"ground_truth": True, "result": [{"type": "labels", "value": value}, {"type": "choices", "value": {}}]},
    ]
    (tmp_path / "a.json").write_text(json.dumps([{"id": 1, "data": {"text": "Chile."}, "annotations": annotations}]))

    assert [len(document.marks) for document in read_documents(["a.json"])] == [1]


def test_read_documents_counts_places_of_label_studio_as_browsers_do(tmp_path):
    value = {"start": 5, "end": 10, "text": "Chile", "labels": ["LOC"]}
    put(tmp_path / "a.jsonl", [{"id": 3, "text": "🇨🇱 Chile", "label": [value]}])

    [document] = read_documents(["a.jsonl"])
    assert [document.text[mark.start : mark.end] for mark in document.marks] == ["Chile"]


def test_read_documents_takes_title_and_date_from_the_row_of_a_task(tmp_path):
    put(tmp_path / "a.jsonl", [{**gliner(), "spans": [], "answer": "accept", "meta": {"date": "2024-05-01"}}])

    assert [str(document.date) for document in read_documents(["a.jsonl"])] == ["2024-05-01"]


def test_read_documents_reads_a_name_in_pieces(nlp, tmp_path):
    (tmp_path / "a.txt").write_text("Envoys of South and North Korea met.")
    (tmp_path / "a.ann").write_text("T1\tGPE 10 15;26 31\tSouth Korea\nT2\tGPE 20 31\tNorth Korea\n")

    found = next(annotate(read_documents(["a.ann"]), nlp))
    assert [(mention.text, mention.entity) for mention in found.mentions] == [
        ("South", "country:kr"),
        ("North Korea", "country:kp"),
    ]


def test_read_documents_parts_the_texts_of_a_conll_file(tmp_path):
    (tmp_path / "a.conll").write_text(
        "-DOCSTART- -X- -X- O\n\nChile NNP I-NP I-LOC\n( ( O O\nnot RB O O\nPeru NNP I-NP I-LOC\n) ) O O\n"
        "\nIt PRP I-NP O\nslept VBD I-VP O\n. . O O\n\n-DOCSTART- -X- -X- O\n\nKenya NNP I-NP I-LOC\n"
    )

    documents, said = complaints("a.conll")
    assert said == []
    assert [(document.id, document.text) for document in documents] == [
        ("a.conll#1", "Chile (not Peru)\nIt slept."),
        ("a.conll#2", "Kenya"),
    ]
    assert documents[0].starts == (0, 17)


def test_read_documents_reads_conll_u(tmp_path):
    (tmp_path / "a.conllu").write_text(
        "# newdoc id = envoy\n# text = Otto left Chile.\n"
        "1\tOtto\totto\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER\n"
        "2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n"
        "3\tChile\tchile\tPROPN\t_\t_\t2\tobj\t_\tNER=B-LOC|SpaceAfter=No\n"
        "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
    )

    [document] = read_documents(["a.conllu"])
    assert (document.id, document.text) == ("a.conllu#envoy", "Otto left Chile.")
    assert [mark.label for mark in document.marks] == ["PER", "LOC"]


PARSED = {
    "words": ["Norway", "accused", "Chile", "."],
    "heads": [1, 1, 1, 1],
    "deps": ["nsubj", "ROOT", "dobj", "punct"],
    "tags": ["NNP", "VBD", "NNP", "."],
    "pos": ["PROPN", "VERB", "PROPN", "PUNCT"],
    "lemmas": ["Norway", "accuse", "Chile", "."],
}


def parsed(**changes):
    doc = Doc(BLANK.vocab, **{**PARSED, **changes}, spaces=[True, True, False, False])
    doc.set_ents([doc.char_span(0, 6, label="GPE"), doc.char_span(15, 20, label="GPE")])
    return doc


def claims(documents, nlp):
    return [
        (found.mentions[claim.source].text, str(claim.relation), found.mentions[claim.target].text)
        for found in annotate(documents, nlp)
        for claim in found.evidence
    ]


def test_annotate_reads_relations_from_the_parse_that_is_given(nlp, tmp_path):
    """The parse of the second says that Chile is the subject, which no parser of English would."""
    turned = {"deps": ["dobj", "ROOT", "nsubj", "punct"]}
    DocBin(docs=[parsed(), parsed(**turned)], store_user_data=True).to_disk(tmp_path / "a.spacy")

    assert claims(read_documents(["a.spacy"]), nlp) == [
        ("Norway", "criticises", "Chile"),
        ("Chile", "criticises", "Norway"),
    ]


def test_annotate_fills_in_what_a_given_parse_lacks(nlp, tmp_path):
    doc = parsed(tags=None, pos=None, lemmas=None)
    (tmp_path / "a.json").write_text(json.dumps(doc.to_json()))

    assert claims(read_documents(["a.json"]), nlp) == [("Norway", "criticises", "Chile")]


@pytest.mark.parametrize("heads", [[9, 1, 1, 1], [2, 1, 0, 1], [None, 1, 1, 1], [-1, 1, 1, 1]])
def test_read_documents_refuses_heads_that_lead_nowhere(heads, tmp_path):
    record = parsed().to_json()
    for token, head in zip(record["tokens"], heads, strict=True):
        token["head"] = head
    (tmp_path / "a.json").write_text(json.dumps(record))

    assert "has heads that lead nowhere or in circles" in complaints("a.json")[1][0]


def test_read_documents_refuses_tokens_of_another_text(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({**parsed().to_json(), "text": "Norway accused  Chile."}))

    assert "tokens that are not all of its text" in complaints("a.json")[1][0]


@pytest.mark.parametrize("to", ["docbin", "json"])
def test_documents_of_our_own_pipeline_come_back_whole(to, nlp, tmp_path):
    text = "Norway's foreign minister, Ada Quill, met Otto Berg of Acme Ltd.\nThe Blair government lifted sanctions."
    (tmp_path / "a.txt").write_text(text)
    ours = next(annotate(read_documents(["a.txt"]), nlp))
    doc = nlp(text)
    if to == "docbin":
        DocBin(docs=[doc]).to_disk(tmp_path / "b.spacy")
    else:
        (tmp_path / "b.json").write_text(json.dumps(doc.to_json()))

    [again] = annotate(read_documents(["b.spacy" if to == "docbin" else "b.json"]), nlp)
    assert (again.mentions, again.evidence, again.sentences) == (ours.mentions, ours.evidence, ours.sentences)


def test_formats_have_a_reader_each():
    from graphbuild.cli.options import FORMATS as OFFERED

    assert set(OFFERED) == {PLAIN, *FORMATS}


def spans(text, *found):
    """A row with spans, each a name and its label, and what is read from it."""
    listed = [{"start": text.index(name), "end": text.index(name) + len(name), "label": label} for name, label in found]
    return {"text": text, "entities": listed}


@pytest.mark.parametrize(
    ("text", "marked", "mentions"),
    [
        ("Russia met Chile.", [("Chile", "GPE")], [("Chile", "country")]),  # who is not marked is not named
        ("They met in Moscow.", [("Moscow", "GPE")], []),  # a venue is no country
        ("They met in Moscow.", [("Moscow", "country")], [("Moscow", "country")]),  # but if they say so
        ("They met in Atlantis.", [("Atlantis", "country")], []),
        ("The Buddhists left.", [("Buddhists", "NORP")], []),
        ("The pro-Chile camp won.", [("Chile", "GPE")], [("Chile", "country")]),
        ("Minister Ada Quill left.", [("Ada Quill", "PER")], [("Ada Quill", "official")]),
        ("Minister Ada Quill left.", [("Minister Ada Quill", "PER")], [("Minister Ada Quill", "official")]),
        ("Ada Quill's dog left.", [("Ada Quill's", "PER")], [("Ada Quill", "person")]),
        ("The Biden administration left.", [("Biden", "PER")], [("Biden", "official"), ("administration", "agency")]),
        ("The Kremlin said no.", [("Kremlin", "FAC")], [("Kremlin", "agency")]),
        ("They adopted the Harbour Act.", [("the Harbour Act", "LAW")], [("Harbour Act", "measure")]),
        ("They adopted the Geneva Conventions.", [("the Geneva Conventions", "LAW")], []),
        ("Curbs on oil were set.", [("Curbs on oil", "measure")], [("Curbs on oil", "measure")]),
        ("They left on May 5.", [("May 5", "DATE")], []),
        ("GENEVA (Reuters) - Chile left.", [("Reuters", "ORG")], [("Reuters", "organization")]),
        ("They joined the NATO-Chile Treaty.", [("NATO", "ORG")], [("NATO", "agency")]),
    ],
)
def test_marks_decide_who_is_named(text, marked, mentions, nlp, tmp_path):
    put(tmp_path / "a.jsonl", [spans(text, *marked)])

    documents, said = complaints("a.jsonl")
    assert said == []
    assert named(documents, nlp) == mentions


@pytest.mark.parametrize(
    ("add", "names"),
    [
        (None, ["Chile", "Treasury Department", "sanctions"]),
        ((), ["Chile"]),
        ((Kind.MEASURE,), ["Chile", "sanctions"]),
        (tuple(Kind), ["Chile", "Treasury Department", "sanctions", "Peru"]),
    ],
)
def test_a_table_of_labels_says_what_our_components_add(add, names, nlp, tmp_path):
    put(tmp_path / "a.jsonl", [spans("Chile said the Treasury Department had sanctions on Peru.", ("Chile", "GPE"))])

    documents = read_documents(["a.jsonl"], labels=Labels(add=add))
    assert [text for text, _ in named(documents, nlp)] == names


@pytest.fixture
def exported(seed_graph, monkeypatch):
    """The export of the seeds' graph, read where their files are."""
    monkeypatch.chdir(ROOT)
    return "".join(to_json(seed_graph))


def test_an_export_built_again_gives_the_same_bytes(exported, tmp_path):
    path = tmp_path / "export.json"
    path.write_text(exported, "utf-8")

    assert "".join(to_json(build(path))) == exported


def test_an_export_says_which_texts_are_not_there_any_more(exported, tmp_path, monkeypatch):
    records = json.loads(exported)
    kept, moved, changed = (record["id"] for record in records["graph"]["documents"][:3])
    monkeypatch.chdir(tmp_path)
    for name, text in ((kept, (ROOT / kept).read_text("utf-8")), (changed, "Another text.")):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    Path("export.json").write_text(exported, "utf-8")

    documents, said = complaints("export.json")
    assert [document.id for document in documents] == [kept]
    assert f"tells of {moved}, which is not there" in said[0]
    assert f"tells of another text in {changed} than is there now" in said[1]


@pytest.mark.parametrize(
    "record",
    [
        {"id": 1, "data": {"text": "Chile met Peru."}, "annotations": [], "predictions": [{"result": []}]},
        {"text": "Chile met Peru.", "spans": [], "answer": "reject"},
    ],
)
def test_a_file_in_which_nothing_is_annotated_says_so(record, tmp_path):
    (tmp_path / "tasks.json").write_text(json.dumps([record]))

    [said] = complaints("tasks.json")[1]
    assert said.startswith("tasks.json holds no text that is annotated and accepted; predictions are not read.")
    assert complaints(".") == ([], [])


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0c"])
def test_only_line_breaks_end_a_line(mark, tmp_path):
    (tmp_path / "a.conll").write_bytes(f"Chile\tB-LOC\r\n{mark}\tO\r\nslept{mark}on\tO\r\n".encode())
    (tmp_path / "b.txt").write_bytes(f"Anna{mark}Berg slept.".encode())
    (tmp_path / "b.ann").write_bytes(f"T1\tPER 0 9\tAnna{mark}Berg\r\n".encode())

    (first, second), said = complaints("a.conll", "b.txt")
    assert (first.text, said) == (f"Chile _ slept{mark}on", [])
    assert [(one.start, one.end) for one in second.marks] == [(0, 9)]


def test_an_export_may_tell_of_files_that_cannot_be(tmp_path):
    documents = [{"id": name, "sha256": ""} for name in ("a" * 5000, "a.txt/b", "\0", "")]
    (tmp_path / "export.json").write_text(json.dumps({"graph": {"documents": documents}, "nodes": [], "edges": []}))

    found, said = complaints("export.json")
    assert found == []
    assert len(said) == len(documents)


def test_an_export_in_a_folder_is_passed_over(exported, tmp_path):
    (tmp_path / "export.json").write_text(exported, "utf-8")
    (tmp_path / "a.txt").write_text("Chile met Peru.")

    assert len(complaints(tmp_path)[0]) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda export: export["graph"].update(documents=[7]),
        lambda export: export["nodes"][0].update(kind="robot"),
        lambda export: export["nodes"][0].pop("mentions"),
        lambda export: export["nodes"][0]["mentions"][0].update(start="x"),
        lambda export: export["nodes"][0]["mentions"][0].update(start=1),
        lambda export: export["edges"][0].update(relation="loves"),
        lambda export: export["edges"][0].update(source="country:zz"),
        lambda export: export.update(edges=7),
    ],
)
def test_a_spoilt_export_is_refused_in_a_line_a_text(spoil, tmp_path):
    (tmp_path / "a.txt").write_text("Chile met Peru.")
    export = json.loads("".join(to_json(build(tmp_path / "a.txt"))))
    spoil(export)
    (tmp_path / "export.json").write_text(json.dumps(export))

    documents, said = complaints("export.json")
    assert documents == []
    assert len(said) == 1
    assert "\n" not in said[0]


def test_marks_are_sent_to_another_process_whole(tmp_path):
    [document] = read_documents([tmp_path / WRITERS["spacy_json"](tmp_path)])

    again = pickle.loads(pickle.dumps(document))
    assert (again, repr(again)) == (document, repr(document))


def test_the_guide_shows_a_table_and_a_line_that_are_read_as_it_says(nlp, tmp_path):
    page = (ROOT / "graphbuild/guide/pages/names-from-elsewhere.md").read_text("utf-8")
    table, line = (re.search(rf"```{form}\n(.*?)```", page, re.DOTALL)[1] for form in ("toml", "json"))
    (tmp_path / "labels.toml").write_text(table)
    (tmp_path / "talks.jsonl").write_text(line)

    documents = list(read_documents(["talks.jsonl"], labels=read_labels("labels.toml")))
    assert named(documents, nlp) == [
        ("Ada Quill", "official"),
        ("Gazprom", "organization"),
        ("sanctions", "measure"),
    ]
