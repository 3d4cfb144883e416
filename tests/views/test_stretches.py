"""Texts in stretches: nothing is lost, and names stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from graphbuild.views.documents import Naming
from graphbuild.views.stretches import GAP, LONGEST, excerpt, passages

spans = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=8)


def named(pairs, length):
    """Make names of pairs of places: in order, apart and within the text."""
    places = sorted({place for pair in pairs for place in pair if 0 <= place <= length})
    return [Naming(start, end, f"n{start}") for start, end in zip(places[::2], places[1::2], strict=False)]


@given(st.text(max_size=50), spans, spans)
def test_passages_joined_are_the_text(text, names, sentences):
    found = passages(text, named(names, len(text)), sentences)

    assert "".join(stretch for passage in found for stretch, _ in passage.stretches) == text


def test_passages_begin_where_cited_sentences_do():
    found = list(passages("A met B. C left. D.", [Naming(9, 10, "c")], [(9, 16), (0, 8), (0, 16)]))

    assert [passage.anchor for passage in found] == [0, None, 9, None]
    assert found[2].stretches == (("C", "c"), (" left.", None))


def test_passages_cut_a_name_that_a_sentence_ends_in():
    found = list(passages("North. Korea", [Naming(0, 12, "kp")], [(0, 6)]))

    assert [passage.stretches for passage in found] == [(("North.", "kp"),), ((" Korea", "kp"),)]


def test_excerpt_keeps_a_sentence_of_usual_length():
    assert excerpt("A met B.", [[0, 1], [6, 7]]) == [
        ("", False),
        ("A", True),
        (" met ", False),
        ("B", True),
        (".", False),
    ]


def test_excerpt_keeps_what_is_near_the_names_of_a_long_sentence():
    text = "word " * 200 + "Norway accused Chile" + " word" * 200

    shown = excerpt(text, [[1000, 1006], [1015, 1020]])

    whole = "".join(stretch for stretch, _ in shown)
    assert [stretch for stretch, is_name in shown if is_name] == ["Norway", "Chile"]
    assert "Norway accused Chile" in whole
    assert (whole.count(GAP), len(whole) < LONGEST) == (2, True)


def test_excerpt_keeps_the_beginning_where_no_name_is_marked():
    assert excerpt("word " * 200, [])[0][0].endswith(f"word {GAP}")
