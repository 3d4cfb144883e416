"""The page that steps through routes, as a reader uses it."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from graphbuild.analysis.connect import Connection
from graphbuild.analysis.paths import find_paths
from graphbuild.views import connection_html, routes_html


@pytest.fixture
def reader(page, graph):
    """Norway and Kenya: the routes by way of Chile and the embargo, and through closeness."""
    return page(routes_html(find_paths(graph, "Norway", "Kenya", k=2, co_mentions=True), graph))


def panel(driver):
    return driver.find_element(By.ID, "panel")


def step(driver, key):
    driver.switch_to.active_element.send_keys(key)


def place(driver):
    return driver.find_element(By.CSS_SELECTOR, ".steps span").text


def current(driver):
    return [item.text.split("\n")[0] for item in driver.find_elements(By.CSS_SELECTOR, "[aria-current=step]")]


def lit(driver):
    """The claims that stand out in the picture, and those that are seen beside them."""
    phrases = "[...arguments[0]].map((number) => inWords(CLAIMS[number]))"
    return [
        driver.execute_script(f"return ((...arguments) => {phrases})({which})")
        for which in ("bright.edges", "bright.along.edges")
    ]


def test_the_page_opens_on_the_routes_in_their_order(reader):
    listed = [item.text for item in reader.find_elements(By.CSS_SELECTOR, ".routes li")]

    assert listed == ["directly 1 hop, cost 3.78", "through Chile – embargo 3 hops, cost 3.83"]


@pytest.fixture
def way(page, graph):
    """The one route of claims from Norway to Kenya."""
    return page(routes_html(find_paths(graph, "Norway", "Kenya"), graph))


def test_one_route_is_told_hop_by_hop_with_its_sentences(way):
    hops = [item.text.split("\n") for item in way.find_elements(By.CSS_SELECTOR, ".hops li")]

    assert hops == [
        ["Norway criticises Chile", "Norway accused Chile.", "a, 2023-01-01"],
        ["Chile imposes embargo", "Chile imposed an embargo.", "b, 2024-01-01"],
        ["embargo is aimed at Kenya", "An embargo on Kenya.", "c, 2024-06-01"],
    ]


def test_a_route_says_what_it_rests_on(way):
    assert "Together the hops rest on 3 independent sources, of 2023-01-01 to 2024-06-01." in panel(way).text


@pytest.mark.parametrize(("end", "weakest"), [("embargo", "hop 2, 1 source"), ("Kenya", "hops 2 and 3, each 1 source")])
def test_a_route_names_its_weakest_hops(page, graph, end, weakest):
    copy = {**graph.edges["country:no", "country:cl", "criticises"]}
    other = {**copy["evidence"][0], "doc": "b"}
    graph.edges["country:no", "country:cl", "criticises"].update(evidence=[*copy["evidence"], other], weight=2.0)
    reader = page(routes_html(find_paths(graph, "Norway", end, k=1), graph))

    assert f"Weakest: {weakest}." in panel(reader).text


def test_arrow_keys_step_from_hop_to_hop_and_the_hop_is_lit(way):
    assert place(way).startswith("3 hops")
    step(way, Keys.ARROW_RIGHT)
    assert (place(way), current(way)) == ("Hop 1 of 3", ["Norway criticises Chile"])
    step(way, Keys.ARROW_RIGHT)
    assert current(way) == ["Chile imposes embargo"]
    standing_out, beside = lit(way)
    assert standing_out == ["Chile imposes embargo"]
    assert set(beside) == {"Norway criticises Chile", "Chile imposes embargo", "embargo is aimed at Kenya"}

    step(way, Keys.ARROW_LEFT)
    step(way, Keys.ARROW_LEFT)
    step(way, Keys.ARROW_LEFT)
    assert current(way) == []


def test_buttons_step_too_and_keep_the_focus(way):
    button = way.find_element(By.CSS_SELECTOR, "[data-keep=next]")
    button.send_keys(Keys.ENTER)
    step(way, Keys.ENTER)
    step(way, Keys.ENTER)
    assert current(way) == ["embargo is aimed at Kenya"]

    assert way.switch_to.active_element.text == "← Back"
    step(way, Keys.ENTER)
    assert current(way) == ["Chile imposes embargo"]


def test_arrow_keys_write_in_fields(way):
    way.find_element(By.ID, "query").send_keys("a", Keys.ARROW_LEFT, Keys.ARROW_RIGHT)

    assert current(way) == []


def test_each_step_is_told_to_screen_readers(way):
    step(way, Keys.ARROW_RIGHT)

    assert way.find_element(By.ID, "news").get_property("textContent") == "Hop 1 of 3: Norway criticises Chile"


def test_a_link_restores_the_route_and_the_hop(reader):
    reader.execute_script("openView('routes:2.2')")
    address = reader.current_url
    reader.get("about:blank")
    reader.get(address)

    assert (place(reader), current(reader)) == ("Route 2 of 2, hop 2 of 3", ["Chile imposes embargo"])


def test_back_leads_to_the_hop_before(way):
    step(way, Keys.ARROW_RIGHT)
    step(way, Keys.ARROW_RIGHT)
    way.back()

    assert current(way) == ["Norway criticises Chile"]


def test_names_lead_away_and_a_button_back_to_the_routes(way):
    way.find_element(By.CSS_SELECTOR, ".hops .name").click()
    assert panel(way).find_element(By.TAG_NAME, "h2").text == "Norway"

    way.find_element(By.XPATH, "//button[text()='The routes']").click()
    assert panel(way).find_element(By.TAG_NAME, "h2").text == "Routes"


def test_all_names_has_a_link_of_its_own(way):
    way.find_element(By.XPATH, "//button[text()='All names']").click()
    address = way.current_url
    way.get("about:blank")
    way.get(address)

    assert panel(way).find_element(By.TAG_NAME, "h2").text == "All names"


def test_closeness_is_on_where_a_route_needs_it(reader):
    assert reader.find_element(By.CSS_SELECTOR, "[data-relation=co_mentioned]").is_selected()


def test_closeness_is_off_where_no_route_needs_it(page, graph):
    way = page(routes_html(find_paths(graph, "Norway", "Kenya"), graph))

    assert not way.find_element(By.CSS_SELECTOR, "[data-relation=co_mentioned]").is_selected()


def test_a_hop_whose_end_the_reader_hides_keeps_its_sentence(way):
    way.execute_script("change('hide', 'country:cl', 'seen enough')")
    way.execute_script("openView('routes:')")

    hops = [item.text.split("\n")[:2] for item in way.find_elements(By.CSS_SELECTOR, ".hops li")]
    assert hops[0] == ["Norway criticises Chile", "Norway accused Chile."]
    way.execute_script("setChanges([])")  # or the browser would ask before it leaves the page


def test_what_holds_several_together_is_told_link_by_link(page, graph):
    branches = tuple(find_paths(graph, name, "embargo", k=1)[0] for name in ("Norway", "Kenya"))
    connection = Connection(("country:no", "country:ke"), (), branches, (("country:cl", "For once."),), smallest=True)
    reader = page(connection_html(connection, graph))

    assert panel(reader).find_element(By.TAG_NAME, "h2").text == "Links"
    assert "Left out: Chile. For once." in panel(reader).text
    assert place(reader).startswith("3 links")
    step(reader, Keys.ARROW_RIGHT)
    assert place(reader) == "Link 1 of 3"


def test_all_routes_are_written_out_on_paper(reader):
    reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    reader.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    try:
        text = reader.find_element(By.TAG_NAME, "body").text
    finally:
        reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    assert "Route 2: Norway – Chile – embargo – Kenya" in text
    assert text.count("Norway accused Chile.") == 1


def test_the_page_fits_a_narrow_screen(reader):
    metrics = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    reader.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert reader.execute_script("return document.documentElement.scrollWidth") <= 320
    finally:
        reader.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_hostile_texts_are_shown_as_they_are(page, read_aloud, graph_of, payload):
    names = {payload: ("person", "person:x"), "Chile": ("country", "country:cl")}
    text = read_aloud(f"{payload}.txt", f"{payload} accused Chile.", names, [(payload, "criticises", "Chile")])
    graph = graph_of(text)
    for record in graph.graph["documents"]:
        record.update(title=payload, source=payload, url=payload)
    reader = page(routes_html(find_paths(graph, "person:x", "Chile"), graph))
    step(reader, Keys.ARROW_RIGHT)

    quote = reader.find_element(By.CSS_SELECTOR, ".hops blockquote p")
    assert quote.get_property("textContent") == f"{payload} accused Chile."
    name = " ".join(payload.split())
    assert reader.find_element(By.TAG_NAME, "h1").get_property("textContent") == f"From {name} to Chile: 1 route"
    assert reader.title != "hit"
    assert reader.find_elements(By.CSS_SELECTOR, "#panel img, #panel svg, #panel script") == []
