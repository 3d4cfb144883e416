"""The start page, the reports and the notebook's frame, opened with the network blocked."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from graphbuild.graph import build_graph
from graphbuild.notebook import view
from graphbuild.relate import relate
from graphbuild.reports import rank_report
from graphbuild.resolve import resolve
from graphbuild.site import write_site
from graphbuild.store import open_store


def test_start_page_links_every_page_that_was_written(chromium, seed_graph, tmp_path):
    start = write_site(seed_graph, tmp_path)
    chromium.get(start.as_uri())

    links = {link.get_attribute("href") for link in chromium.find_elements(By.CSS_SELECTOR, ".pages a")}
    assert links == {path.as_uri() for path in tmp_path.glob("*.html") if path != start}


def test_start_page_leads_to_the_graph(chromium, seed_graph, tmp_path):
    chromium.get(write_site(seed_graph, tmp_path).as_uri())
    chromium.find_element(
        By.LINK_TEXT, "The graph\nWho is tied to whom: click a name or a line to read the sentences."
    ).click()

    assert WebDriverWait(chromium, 10).until(lambda driver: driver.find_elements(By.ID, "picture"))


def test_report_opens_without_a_complaint(page, seed_graph):
    assert page(rank_report(seed_graph, "html")).find_element(By.TAG_NAME, "h1").text


def test_notebook_frame_draws_the_graph(page, seed_graph):
    driver = page(f"<!DOCTYPE html><title>cell</title>{view(seed_graph)._repr_html_()}")
    driver.switch_to.frame(0)

    WebDriverWait(driver, 10).until(lambda _: driver.find_elements(By.CSS_SELECTOR, "#picture canvas"))
    assert driver.find_element(By.CSS_SELECTOR, "#panel h2").text == "All names"


def test_centrality_page_shows_hostile_texts_as_they_are(page, read_aloud, payload):
    names = {payload: ("person", "person:x"), "Chile": ("country", "country:cl")}
    annotation = read_aloud("a.txt", f"{payload} accused Chile.", names, [(payload, "criticises", "Chile")])
    resolution = resolve([annotation])
    graph = build_graph([annotation.document], resolution.entities, relate([annotation], resolution))
    for record in graph.graph["documents"]:
        record.update(title=payload, source=payload, url=payload)
    reader = page(rank_report(graph, "html", command=payload))

    assert reader.title == "Who is central"
    assert [quote.get_property("textContent") for quote in reader.find_elements(By.CSS_SELECTOR, "blockquote p")] == [
        f"{payload} accused Chile."
    ] * 2
    assert reader.find_element(By.TAG_NAME, "code").get_property("textContent") == payload


def test_centrality_page_of_a_site_leads_to_names_and_sentences(chromium, seed_graph, seed_db, tmp_path):
    with open_store(seed_db) as store:
        write_site(seed_graph, tmp_path, store.documents())
    chromium.get((tmp_path / "centrality.html").as_uri())

    addresses = (
        "return [...document.querySelectorAll('a')].map(link => new URL(link.getAttribute('href'), location).href)"
    )
    places = {Path(unquote(urlsplit(link).path)) for link in chromium.execute_script(addresses)}
    assert all(place.is_file() for place in places)
    assert {"official", "text"} <= {place.parent.name for place in places}
