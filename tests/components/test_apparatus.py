import pytest

from graphbuild.components.apparatus import find_apparatus, find_datelines


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("LIMA/QUITO (Example) - Leaders met.", "LIMA/QUITO (Example) -"),
        ("LIMA, Peru, Monday, Nov. 12 (Example News) — Leaders met.", "LIMA, Peru, Monday, Nov. 12 (Example News) —"),
        ("UNITED NATIONS — The council met.", "UNITED NATIONS —"),
        ("A headline\n\n    LIMA, Oct 16 - Leaders met.", "    LIMA, Oct 16 -"),
    ],
)
def test_find_datelines_reads_place_date_and_agency(text, dateline):
    assert [text[start:end] for start, end in find_datelines(text)] == [dateline]


@pytest.mark.parametrize(
    "text", ["OFAC – the office – met.", "LIMA is warm (as always) and QUITO - well.", "The EU, May 3 - met."]
)
def test_find_datelines_takes_no_sentence_for_one(text):
    assert find_datelines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Ruritania slaps ban on Graustark” — Daily Example, May 3, 2011",
        'Ada Quill, "Graustark is hit" - Daily Example, 3 May 2011',
        "Special to The Daily Example",
        "(Reporting by Ada Quill in Lima; Editing by Otto Vik)",
    ],
)
def test_find_apparatus_reads_credits_and_sources(text):
    page = f"A line.\n{text}\nA line."

    assert [page[start:end] for start, end in find_apparatus(page)] == [text]


@pytest.mark.parametrize(
    "text",
    ["He called it “a ban” — and left Lima, May 3, 2011 or not.", "Weapons produced by Example Industries left."],
)
def test_find_apparatus_leaves_sentences_alone(text):
    assert find_apparatus(text) == []
