"""Every page, in every state, against axe-core's rules."""

import pytest

from graphbuild.analysis.paths import find_paths
from graphbuild.site import write_site
from graphbuild.store import open_store
from graphbuild.views import page_html, routes_html

STATES = {
    "at first": "",
    "an entity": "openEntity('country:us')",
    "a claim": "openClaim(0)",
    "a text": "openDocument(Object.keys(DOCUMENTS)[0], 0)",
    "a form": "openEntity('country:us'); document.querySelector('#panel div.buttons button:last-of-type').click()",
    "your changes": "change('note', 'country:cn', 'because', { text: 'x' }); openView(CHANGES_VIEW)",
    "a path": "openRoutes('official:antony-blinken', 'country:cn')",
    "a hop": "openRoutes('official:antony-blinken', 'country:cn', { hop: 1, avoid: ['country:jp'] })",
    "the table": "document.getElementById('as-table').click()",
    "the menu": "document.querySelector('.menu').open = true",
    "a search": "query.value = 'b'; query.dispatchEvent(new Event('input'))",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_graph_page_has_no_fault_in_any_state(page, faults, seed_graph, seed_db, theme):
    with open_store(seed_db) as store:
        reader = page(page_html(seed_graph, documents=store.documents()))
    media = [{"name": "prefers-color-scheme", "value": theme}]
    reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})

    try:
        found = []
        for state, script in STATES.items():
            reader.execute_script(script)
            found += [(state, *fault) for fault in faults(reader)]
        reader.execute_script("setChanges([])")  # or the browser would ask before it leaves the page
    finally:
        reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    assert found == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_of_routes_has_no_fault_in_any_state(page, faults, seed_graph, theme):
    reader = page(routes_html(find_paths(seed_graph, "Joe Biden", "Nord Stream 2"), seed_graph))
    media = [{"name": "prefers-color-scheme", "value": theme}]
    reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})

    try:
        found = []
        for script in ("", "openView('routes:2.3')", "openEntity('country:us')", "openNothing()"):
            reader.execute_script(script)
            found += [(script, *fault) for fault in faults(reader)]
    finally:
        reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    assert found == []


def test_the_start_page_and_the_reports_have_no_fault(chromium, faults, seed_graph, tmp_path):
    start = write_site(seed_graph, tmp_path)

    found = []
    for path in sorted({start, *tmp_path.glob("*.html")}):
        chromium.get(path.as_uri())
        found += [(path.name, *fault) for fault in faults(chromium)]
    assert found == []
