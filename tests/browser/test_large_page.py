"""A page with more than its picture draws at once. The limits are lowered here, so that a small graph is large."""

import pytest
from selenium.webdriver.common.by import By

from graphbuild.views import elements, page_html

LIMITS = {"MOST_DRAWN": 30, "MOST_LINES": 60, "FIRST_OF_KIND": 3}


@pytest.fixture
def reader(page, seed_graph, monkeypatch):
    for name, limit in LIMITS.items():
        monkeypatch.setattr(elements, name, limit)
        monkeypatch.setattr(f"graphbuild.views.contents.{name}", limit, raising=False)
    return page(page_html(seed_graph))


def drawn(driver):
    return set(driver.execute_script("return [...drawn.entities].map(nameOf)"))


def standing(driver):
    return set(driver.execute_script("return nodes.get().filter(({ hidden }) => !hidden).map(({ id }) => nameOf(id))"))


def note(driver):
    return driver.find_element(By.ID, "drawn-counts").text


def test_page_starts_with_the_best_connected_of_each_kind_and_says_so(reader, seed_graph):
    kinds = reader.execute_script("return [...drawn.entities].map((id) => ENTITIES[id].kind)")

    assert max(map(kinds.count, kinds)) == LIMITS["FIRST_OF_KIND"]
    assert {"Russia", "United States"} <= drawn(reader) == standing(reader)
    assert f"Drawn: {len(kinds)} of {len(seed_graph)} entities, the best connected of each kind" in note(reader)
    assert "the 3 best connected of each kind" in reader.find_element(By.CLASS_NAME, "caption").text


def test_what_is_opened_comes_in_with_what_it_is_tied_to_and_goes_again(reader):
    before = drawn(reader)
    reader.execute_script("openEntity('official:jake-sullivan')")
    assert "Jake Sullivan" not in before
    assert {"Jake Sullivan", "Yang Jiechi"} <= drawn(reader) == standing(reader)

    reader.execute_script("openNothing()")
    assert drawn(reader) == standing(reader) == before


def test_newcomers_have_places_of_their_own(reader):
    reader.execute_script("openEntity('country:ru')")

    places = reader.execute_script("return [...drawn.entities].map((id) => picture.getPositions([id])[id])")
    assert len({(place["x"], place["y"]) for place in places}) == len(places)


def test_lists_table_and_search_have_all(reader, seed_graph):
    reader.find_element(By.ID, "as-table").click()

    assert len(reader.find_elements(By.CSS_SELECTOR, "#panel .name")) >= len(seed_graph)
    assert len(reader.find_elements(By.CSS_SELECTOR, "#table tbody tr")) == len(seed_graph)


def test_paths_lead_through_what_is_not_drawn(reader):
    reader.execute_script("openRoutes('official:jake-sullivan', 'organization:nord-stream-2')")

    way = reader.execute_script("return [...bright.nodes].map(nameOf)")
    assert len(way) > 2
    assert set(way) <= standing(reader)


def test_reader_says_how_many_are_drawn_within_the_limit(reader):
    field = reader.find_element(By.ID, "most")
    reader.execute_script("arguments[0].value = ''; arguments[0].dispatchEvent(new Event('change'))", field)
    all_that_fit = drawn(reader)
    assert LIMITS["FIRST_OF_KIND"] * 6 < len(all_that_fit) <= LIMITS["MOST_DRAWN"]

    reader.refresh()
    assert drawn(reader) == all_that_fit


def test_focus_draws_all_that_is_near(reader):
    reader.execute_script("ask({ focus: { id: 'official:jake-sullivan', hops: 1 } })")

    assert drawn(reader) == set(reader.execute_script("return [...shown.entities].map(nameOf)"))
    assert note(reader) == ""


def test_long_lists_and_tables_come_in_portions(page, seed_graph):
    reader = page(page_html(seed_graph))
    reader.execute_script("""
        const list = document.createElement("ul");
        const item = (child) => element("li", {}, child);
        list.append(...inPortions(["1", "2", "3", "4", "5"], 2, item, item));
        panel.replaceChildren(list);""")
    said = []
    while buttons := reader.find_elements(By.CSS_SELECTOR, "#panel button"):
        said.append(buttons[0].text)
        buttons[0].click()

    assert said == ["Show 2 more of 3", "Show 1 more of 1"]
    assert reader.find_element(By.ID, "panel").text.split() == list("12345")


def test_lines_and_labels_are_thinned_while_a_crowded_view_moves_and_come_back(page, seed_graph):
    reader = page(page_html(seed_graph))
    reader.execute_script("CROWD.nodes = 5; CROWD.lines = 7; CROWD.labels = 3; thinOut(); isCrowded = true;")

    seen = reader.execute_script("""
        const whole = trace;
        const count = (dragging) => {
          let lines = 0;
          trace = (...all) => { lines += 1; return whole(...all); };
          picture.renderer.dragging = dragging;
          picture.redraw();
          trace = whole;
          return lines;
        };
        return [count(false), count(true), count(false)];""")
    assert seen[0] == seen[2] > seen[1]
    assert seen[1] <= 7
