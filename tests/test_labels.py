import pytest

from graphbuild.errors import LabelsError
from graphbuild.labels import Labels, read_labels
from graphbuild.marks import Mark
from graphbuild.types import Kind


def table(tmp_path, text):
    path = tmp_path / "labels.toml"
    path.write_text(text)
    return path


def test_read_labels_puts_the_rows_of_a_file_before_the_usual_ones(tmp_path):
    labels = read_labels(table(tmp_path, 'PER = "person"\n"head of state" = "official"\n'))

    assert labels.kinds_of("PER") == ("person",)
    assert labels.kinds_of("Head_of-State") == ("official",)
    assert labels.kinds_of("ORG") == ("organization", "agency")


def test_read_labels_reads_what_our_components_add(tmp_path):
    assert read_labels(table(tmp_path, 'add = ["country", "measure"]')).added([]) == (Kind.COUNTRY, Kind.MEASURE)


def test_read_labels_takes_add_for_a_label_where_it_is_no_list(tmp_path):
    assert read_labels(table(tmp_path, 'add = "ignore"')).kinds_of("add") == ("ignore",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('PER = "human"', "labels.toml: PER = 'human' is no kind. Write one of country, agency"),
        ('PER = "person|"', "is no kind"),
        ("PER = 3", "is no kind"),
        ("[PER]\nkind = 'person'", "is no kind"),
        ('LAW = "measure:law"', "is no kind"),
        ('add = ["people"]', "is no list of kinds"),
        ("PER", "is no TOML"),
    ],
)
def test_read_labels_says_what_is_wrong_with_a_table(text, says, tmp_path):
    with pytest.raises(LabelsError, match=says) as caught:
        read_labels(table(tmp_path, text))

    assert "\n" not in str(caught.value)


def test_read_labels_says_that_there_is_no_file(tmp_path):
    with pytest.raises(LabelsError, match="Cannot read the table of labels"):
        read_labels(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("rows", "kinds", "added"),
    [
        ({}, ("person", "official"), {"agency", "measure"}),
        ({}, ("agency",), {"measure"}),
        ({"LAW": ("measure:tariff",)}, ("person",), {"agency"}),
        ({"ORG": ("organization", "agency")}, ("person",), {"agency", "measure"}),
    ],
)
def test_added_leaves_to_the_labels_what_they_name_outright(rows, kinds, added):
    assert set(Labels(rows).added([Mark(0, 3, kinds)])) == added
