"""A graph as a folder of pages: every link leads somewhere, nothing is dropped, and what is not ours stays."""

import os
import re
from datetime import date
from html import unescape
from unittest.mock import Mock
from urllib.parse import unquote

import pytest

from graphbuild.errors import OutputError
from graphbuild.site import write_site
from graphbuild.types import Document
from graphbuild.views import select

LINK = re.compile(r'(?:href|src)="([^"]*)"')
ANCHOR = re.compile(r'id="([^"]*)"')
HOSTILE = "<script>x</script>{{ 7 * 7 }}\u202e"


def pages_in(folder):
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}


def broken_links(folder):
    """Return the links between pages that lead to no page, or to no place in it."""
    anchors = {path: set(ANCHOR.findall(html)) for path, html in pages_in(folder).items()}
    for path, html in pages_in(folder).items():
        for address in map(unescape, LINK.findall(html)):
            file, _, anchor = address.partition("#")
            if file.startswith(("data:", "https:", "http:")):
                continue
            target = (folder / path).parent / unquote(file) if file else folder / path
            name = target.resolve().relative_to(folder.resolve()).as_posix()
            if not target.is_file() or (anchor and name != "graph.html" and anchor not in anchors[name]):
                yield path, address


@pytest.fixture
def crowd(read_aloud, graph_of):
    """A graph in which Norway accuses 150 persons, one of them in 130 texts."""
    norway = {"Norway": ("country", "country:no")}

    def accused(doc, name, node):
        names = norway | {name: ("person", node)}
        return read_aloud(doc, f"Norway accused {name}.", names, [("Norway", "criticises", name)], date(2020, 1, 1))

    many = [accused(f"{n:03}.txt", "Ann", "person:ann") for n in range(130)]
    others = [accused(f"p{n:03}.txt", f"P{n:03}", f"person:p{n:03}") for n in range(149)]
    return graph_of(*many, *others)


def test_every_link_of_a_site_leads_somewhere(site):
    assert list(broken_links(site)) == []


def test_every_entity_and_every_text_has_a_page(site, seed_graph):
    pages = pages_in(site)

    assert sum(path.count("/") == 2 and not path.endswith("index.html") for path in pages) >= len(seed_graph) + 5
    assert "pages/official/antony-blinken.html" in pages
    assert "Antony Blinken" in pages["pages/official/index.html"]


def test_page_of_an_entity_tells_what_it_is_and_what_is_said_of_it(site):
    html = (site / "pages/official/antony-blinken.html").read_text("utf-8")

    assert "<dd><bdi>Secretary of State</bdi></dd>" in html
    assert re.search(r'criticises … <span class="quiet">1</span>', html)
    assert "<mark>Blinken</mark> rejected <mark>Russian</mark> demands" in html


def test_page_of_a_measure_tells_how_it_stands(site):
    html = (site / "pages/measure/export_control.ru.html").read_text("utf-8")

    assert "Latest: proposed by United States, by 2022-01-09" in html
    assert "Step by step" in html


def test_page_of_a_text_has_all_of_it_with_names_that_lead_on(site, seeds):
    (path,) = (site / "pages/text").glob("001-*.html")
    html = path.read_text("utf-8")

    body = re.search(r'<div class="document">(.*?)</div>', html, re.DOTALL)[1]
    assert unescape(re.sub(r"<[^>]*>", "", body)) == (seeds / "001_eb7de532d30b5b80.txt").read_text("utf-8")
    assert '<a class="official" href="../official/antony-blinken.html">Blinken</a>' in body


def test_site_of_a_graph_without_its_texts_quotes_the_sentences(graph, tmp_path):
    write_site(graph, tmp_path)

    (path,) = (tmp_path / "pages/text").glob("a--*.html")
    assert "The text itself was not at hand" in path.read_text("utf-8")
    assert "Norway accused Chile." in path.read_text("utf-8")
    assert list(broken_links(tmp_path)) == []


def test_site_shows_no_text_that_is_not_the_one_that_was_read(graph, tmp_path):
    write_site(graph, tmp_path, [Document("a", "Another text.")])

    assert not any("Another text." in html for html in pages_in(tmp_path).values())


def test_pages_show_notes_and_say_what_people_hid(graph, tmp_path):
    graph.nodes["country:no"]["notes"] = [{"text": "as of 2023", "by": "Ana", "date": "2026-01-01"}]
    graph.graph["ledger"] = {"held": 2, "hidden": 1, "problems": []}

    start = write_site(graph, tmp_path)

    assert "<bdi>as of 2023</bdi>, <bdi>Ana 2026-01-01</bdi>" in (tmp_path / "pages/country/no.html").read_text("utf-8")
    assert "1 more is hidden by decisions" in start.read_text("utf-8")


def test_site_of_an_empty_graph_is_a_start_page(tmp_path, graph_of):
    start = write_site(graph_of(), tmp_path)

    assert "in 0 texts" in start.read_text("utf-8")
    assert list(broken_links(tmp_path)) == []


def test_the_same_graph_gives_the_same_bytes(graph, tmp_path):
    for name in ("one", "two"):
        write_site(graph, tmp_path / name)

    one, two = (
        {p.relative_to(tmp_path / n): p.read_bytes() for p in (tmp_path / n).rglob("*.*")} for n in ("one", "two")
    )
    assert one == two


def test_relations_go_on_from_page_to_page_and_none_is_dropped(crowd, tmp_path):
    write_site(crowd, tmp_path)

    norway = [html for path, html in pages_in(tmp_path).items() if re.search(r"country/no(--\d+)?\.html", path)]
    assert len(norway) == 3
    assert (
        len({person for html in norway for person in re.findall(r'<p><a class="person" href="([^"]*)"', html)}) == 150
    )
    assert list(broken_links(tmp_path)) == []


def test_a_relation_of_many_sentences_has_pages_of_its_own_with_all_of_them(crowd, tmp_path):
    write_site(crowd, tmp_path)

    pages = [html for path, html in pages_in(tmp_path).items() if "relation/no-criticises-ann--" in path]
    assert len(pages) == 2
    assert sum(html.count("<blockquote>") for html in pages) == 130
    ann = (tmp_path / "pages/person/ann.html").read_text("utf-8")
    assert (ann.count("<blockquote>"), "All 130 sentences" in ann) == (3, True)


def test_of_a_large_graph_the_best_connected_are_drawn_and_the_start_page_says_so(graph, tmp_path, monkeypatch):
    monkeypatch.setattr("graphbuild.site.MOST_DRAWN", 3)
    monkeypatch.setattr("graphbuild.site.FIRST_OF_KIND", 1)

    start = write_site(graph, tmp_path).read_text("utf-8")

    assert "The 1 best connected of each kind, 2 of 4." in start
    assert "how sure that is" in start
    assert "Open in the graph" in (tmp_path / "pages/country/cl.html").read_text("utf-8")
    assert "Open in the graph" not in (tmp_path / "pages/country/no.html").read_text("utf-8")


def test_hostile_names_titles_and_texts_are_text(read_aloud, tmp_path, graph_of):
    names = {HOSTILE: ("person", "person:x"), "Chile": ("country", "country:cl")}
    reading = read_aloud(f"{HOSTILE}.txt", f"{HOSTILE} accused Chile.", names, [(HOSTILE, "criticises", "Chile")])
    graph = graph_of(reading)
    graph.graph["documents"][0].update(title=HOSTILE, source=HOSTILE, url="javascript:x")

    write_site(graph, tmp_path, [reading.document])

    pages = pages_in(tmp_path / "pages")
    assert not any("<script>x" in html or "javascript:" in html or " 49" in html for html in pages.values())
    assert sum("&lt;script&gt;x" in html for html in pages.values()) > 4


def test_pages_allow_no_inline_script_or_style(site):
    for path, html in pages_in(site).items():
        if path not in {"graph.html", "centrality.html"}:
            assert "script-src &#39;self&#39;" in html, path
            assert not re.search(r"<style|<script>| style=| on\w+=", html), path


def test_a_part_of_a_graph_by_days_has_the_texts_of_those_days_alone(graph, tmp_path):
    write_site(select(graph, since=date(2024, 1, 1)), tmp_path)

    assert {path.name[0] for path in (tmp_path / "pages/text").glob("?--*.html")} == {"b", "c"}
    assert list(broken_links(tmp_path)) == []


def test_a_site_is_replaced_whole_and_leaves_what_is_not_its_own(graph, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write_site(graph, tmp_path)

    write_site(select(graph, focus=["Norway"], hops=0), tmp_path)

    assert not (tmp_path / "pages/country/cl.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.html", "index.html", "notes.txt", "pages"]


def test_a_page_that_says_the_same_as_before_stays_the_same_file(graph, tmp_path):
    write_site(graph, tmp_path)
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*.html")}
    graph.nodes["country:cl"]["name"] = "Republic of Chile"

    write_site(graph, tmp_path)

    again = {path for path, inode in before.items() if path.stat().st_ino == inode}
    assert tmp_path / "pages/official/index.html" in again
    assert tmp_path / "pages/country/cl.html" not in again


def test_a_site_is_written_where_files_cannot_have_two_names(graph, tmp_path, monkeypatch):
    write_site(graph, tmp_path)
    before = pages_in(tmp_path)
    monkeypatch.setattr("pathlib.Path.hardlink_to", Mock(side_effect=PermissionError))

    write_site(graph, tmp_path)

    assert pages_in(tmp_path) == before


def test_a_site_sweeps_away_the_drafts_of_runs_killed_long_ago_and_no_others(graph, tmp_path):
    old, new = (tmp_path / name for name in (".graphbuild-1", ".graphbuild-2"))
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))

    write_site(graph, tmp_path)

    assert not old.exists()
    assert new.exists()


@pytest.mark.parametrize("name", ["index.html", "graph.html", "pages/page.html"])
def test_what_graphbuild_did_not_write_is_never_overwritten(graph, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")

    with pytest.raises(OutputError, match="was not written by graphbuild and would be lost"):
        write_site(graph, tmp_path)
    assert [path.read_text() for path in tmp_path.rglob("*.html")] == ["mine"]


def test_a_site_that_cannot_be_finished_leaves_the_old_one(graph, tmp_path, graph_of):
    write_site(graph, tmp_path)
    before = pages_in(tmp_path)

    def breaks():
        yield Document("a", "")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(graph_of(), tmp_path, breaks())
    assert pages_in(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["centrality.html", "graph.html", "index.html", "pages"]


def test_a_swap_that_fails_midway_is_undone(graph, tmp_path, monkeypatch, graph_of):
    from pathlib import Path

    write_site(graph, tmp_path)
    before, replace = pages_in(tmp_path), Path.replace

    def fails(path, target):
        if target.name == "graph.html" and path.parent.name.startswith(".graphbuild"):
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fails)

    with pytest.raises(OutputError, match="Permission denied"):
        write_site(graph_of(), tmp_path)
    assert pages_in(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_said_so(graph, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match="Cannot write"):
        write_site(graph, tmp_path / "file" / "site")
