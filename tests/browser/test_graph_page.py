"""The graph page as a reader uses it."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from graphbuild.views import page_html


@pytest.fixture
def reader(page, seed_graph):
    """The seeds' page, open."""
    return page(page_html(seed_graph))


def panel(driver):
    return driver.find_element(By.ID, "panel")


def search_for(driver, words):
    field = driver.find_element(By.ID, "query")
    field.clear()
    field.send_keys(words)
    return [option.text for option in driver.find_elements(By.CSS_SELECTOR, "#hits [data-id]")]


def open_by_search(driver, words):
    search_for(driver, words)
    driver.find_element(By.ID, "query").send_keys(Keys.ENTER)


def click_in_picture(driver, place):
    """Click on a canvas place, given as a script that returns it, and wait for the panel to answer."""
    before = panel(driver).text
    x, y = driver.execute_script(f"""
        picture.fit({{ animation: false }});
        picture.redraw(); // what was never drawn has no bounds yet to be clicked on
        const at = picture.canvasToDOM({place});
        const box = document.getElementById("picture").getBoundingClientRect();
        return [Math.round(box.left + at.x), Math.round(box.top + at.y)];""")
    for kind in ("mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd(
            "Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        )
    WebDriverWait(driver, 10).until(lambda _: panel(driver).text != before)


def test_page_opens_with_every_name_listed(reader, seed_graph):
    listed = {button.text for button in panel(reader).find_elements(By.CSS_SELECTOR, "button.name")}

    assert listed == {record["name"] for _, record in seed_graph.nodes(data=True)}


def test_page_draws_nodes_where_they_were_placed_and_lets_nothing_move(reader):
    moves = reader.execute_async_script("""
        const done = arguments[0], before = JSON.stringify(picture.getPositions());
        setTimeout(() => done(JSON.stringify(picture.getPositions()) !== before), 500);""")

    assert moves is False


def test_search_finds_names_by_alias_and_without_accents(reader):
    assert search_for(reader, "mosców")[0].startswith("Russia")


def test_search_opens_an_entity_by_keyboard_alone(reader):
    reader.find_element(By.TAG_NAME, "body").send_keys("/")
    reader.switch_to.active_element.send_keys("blinken", Keys.ENTER)

    assert panel(reader).find_element(By.TAG_NAME, "h2").text == "Antony Blinken"


def test_search_says_when_there_is_no_such_name(reader):
    search_for(reader, "xyzzy")

    assert reader.find_element(By.ID, "hits").text == "No name like this"


def test_click_on_a_node_lists_its_relations(reader):
    click_in_picture(reader, 'picture.getPositions(["country:us"])["country:us"]')

    assert panel(reader).find_element(By.TAG_NAME, "h2").text == "United States"
    assert "serves" in panel(reader).text


def test_click_on_a_line_shows_its_sentences_with_both_names_marked(page, chain):
    reader = page(page_html(chain))
    click_in_picture(
        reader,
        """(() => { const at = picture.getPositions(), { source: a, target: b } = CLAIMS[0];
        return { x: (at[a].x + at[b].x) / 2, y: (at[a].y + at[b].y) / 2 }; })()""",
    )

    marked = [mark.text for mark in panel(reader).find_elements(By.TAG_NAME, "mark")]
    assert marked == ["Norway", "Chile"]


def test_a_relation_opens_on_the_sentence_its_source_and_its_date(page, chain):
    reader = page(page_html(chain))
    open_by_search(reader, "norway")
    panel(reader).find_element(By.TAG_NAME, "summary").click()

    quote = WebDriverWait(reader, 5).until(lambda _: panel(reader).find_elements(By.TAG_NAME, "blockquote"))[0]
    assert quote.text == "Norway accused Chile.\na.txt, 2024-05-01"


def test_a_relation_counts_sentences_texts_and_independent_sources_apart(page, read_aloud, graph_of):
    names = {"Norway": ("country", "country:no"), "Chile": ("country", "country:cl")}
    texts = [
        read_aloud(f"{letter}.txt", "Norway accused Chile.", names, [("Norway", "criticises", "Chile")])
        for letter in "abc"
    ]
    reader = page(page_html(graph_of(*texts, sources={"c.txt": "a.txt"})))
    open_by_search(reader, "norway")
    panel(reader).find_element(By.TAG_NAME, "summary").click()

    quotes = WebDriverWait(reader, 5).until(lambda _: panel(reader).find_elements(By.TAG_NAME, "blockquote"))
    assert panel(reader).find_element(By.TAG_NAME, "summary").text == "3 sentences in 3 texts from 2 sources"
    assert quotes[-1].text.endswith("c.txt, 2024-05-01, a copy of a.txt")


def test_what_is_chosen_stands_out_until_nothing_is(reader):
    fill = """
        picture.fit({ animation: false });
        picture.redraw();
        const at = picture.canvasToDOM(picture.getPositions([arguments[0]])[arguments[0]]);
        const [x, y] = [at.x * window.devicePixelRatio, at.y * window.devicePixelRatio];
        const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        pen.drawImage(document.querySelector("#picture canvas"), x, y, 1, 1, 0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];"""
    plain = reader.execute_script(fill, "country:jp")
    open_by_search(reader, "nato")
    assert reader.execute_script(fill, "country:jp") != plain

    reader.find_element(By.XPATH, "//button[text()='All names']").click()
    assert reader.execute_script(fill, "country:jp") == plain


def test_page_nests_no_control_in_another(reader):
    open_by_search(reader, "united states")

    assert panel(reader).find_elements(By.CSS_SELECTOR, "summary button, button button") == []


def test_closeness_is_off_until_it_is_asked_for(reader):
    count = "return [...drawn.claims].filter((number) => CLAIMS[number].relation === 'co_mentioned').length"
    before = reader.execute_script(count)
    reader.find_element(By.CSS_SELECTOR, "[data-relation=co_mentioned]").click()

    assert before == 0
    assert reader.execute_script(count) > 0


def test_legend_hides_and_shows_a_kind(reader):
    hidden = "return nodes.get().filter((node) => node.hidden).map((node) => node.kind)"
    box = reader.find_element(By.CSS_SELECTOR, "[data-kind=measure]")
    box.click()
    assert set(reader.execute_script(hidden)) == {"measure"}

    box.click()
    assert reader.execute_script(hidden) == []


def test_address_restores_what_was_open(reader):
    open_by_search(reader, "nato")
    address = reader.current_url
    reader.get("about:blank")
    reader.get(address)

    assert panel(reader).find_element(By.TAG_NAME, "h2").text == "NATO"


def test_page_fits_a_narrow_screen(reader):
    reader.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        assert reader.execute_script("return document.documentElement.scrollWidth") <= 320
    finally:
        reader.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture
def chain(read_aloud, graph_of):
    """A graph of one claim."""
    names = {"Norway": ("country", "country:no"), "Chile": ("country", "country:cl")}
    return graph_of(read_aloud("a.txt", "Norway accused Chile.", names, [("Norway", "criticises", "Chile")]))


def test_page_shows_hostile_texts_as_they_are(page, read_aloud, payload, graph_of):
    names = {payload: ("person", "person:x"), "Chile": ("country", "country:cl")}
    graph = graph_of(
        read_aloud(f"{payload}.txt", f"{payload} accused Chile.", names, [(payload, "criticises", "Chile")])
    )
    for record in graph.graph["documents"]:
        record.update(title=payload, source=payload, url=payload)
    reader = page(page_html(graph, title=payload))

    reader.execute_script("openEntity('person:x'); document.querySelector('#panel details').open = true;")
    quote = WebDriverWait(reader, 5).until(lambda _: panel(reader).find_elements(By.CSS_SELECTOR, "blockquote p"))[0]
    assert quote.get_property("textContent") == f"{payload} accused Chile."
    assert panel(reader).find_element(By.TAG_NAME, "h2").get_property("textContent") == " ".join(payload.split())
    assert reader.find_element(By.TAG_NAME, "h1").get_property("textContent") == payload
    assert reader.title != "hit"
    assert panel(reader).find_elements(By.CSS_SELECTOR, "img, svg, script") == []
    links = panel(reader).find_elements(By.TAG_NAME, "a")
    assert {link.get_dom_attribute("href").split("=")[0] for link in links} == {"#open"}
