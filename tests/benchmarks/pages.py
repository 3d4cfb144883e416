"""How long a page takes to be written, to open and to move, and how large it is; our layout against networkx's.

Opening and moving are told twice: by the clock, and by the processor time of the page's own thread, which does not
count what else a busy machine does. Without a browser only writing is measured.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx

from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Relation, RelationType
from graphbuild.views import page_html
from graphbuild.views.elements import draw
from graphbuild.views.layout import place
from tests.browser.conftest import SWITCHES

SIZES = ((100, 400), (500, 2_000), (2_000, 10_000), (5_000, 30_000))
FRAMES = 60

DRAWN = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));"
PAN = """
const [most, done] = arguments, frames = [], box = document.querySelector("#picture canvas");
const { left, top, width, height } = box.getBoundingClientRect();
const mouse = { pointerId: 1, bubbles: true, isPrimary: true, pointerType: "mouse", button: 0, buttons: 1 };
const send = (type, at) => box.dispatchEvent(
  new PointerEvent(type, { ...mouse, clientX: left + width / 2 + 4 * at, clientY: top + height / 2 + 2 * at }));
const step = (now) => {
  frames.push(now);
  send("pointermove", frames.length);
  if (frames.length <= most) return requestAnimationFrame(step);
  send("pointerup", frames.length);
  done(1000 * most / (frames.at(-1) - frames[0]));
};
send("pointerdown", 0);
requestAnimationFrame(step);
"""
"""Drag the picture for so many frames; return frames per second."""


def main(sizes=SIZES):
    """Print a line for the layout, one for the file and one for the browser, for each size."""
    driver = browser()
    if driver is None:
        sys.stdout.write(f"{'':15}pages          no chromium with its driver: not opened\n")
    with tempfile.TemporaryDirectory() as folder:
        for nodes, edges in sizes:
            graph = scale_free(nodes, edges)
            size = f"{nodes:>7} nodes {graph.number_of_edges():>8} edges "
            sys.stdout.write(f"{size} layout       {layout(graph)}\n")
            path = Path(folder) / f"{nodes}.html"
            seconds = taken(lambda graph=graph, path=path: path.write_text(page_html(graph), encoding="utf-8"))
            megabytes = path.stat().st_size / 1e6
            sys.stdout.write(f"{size} page         {seconds:8.2f} s to write, {megabytes:.2f} MB\n")
            if driver:
                sys.stdout.write(f"{size} browser      {opened(driver, path)}\n")
    if driver:
        driver.quit()


def scale_free(nodes, edges):
    """Make a graph of all kinds in which few have most of the relations."""
    shape, kinds = nx.barabasi_albert_graph(nodes, max(1, edges // nodes), seed=0), list(Kind)
    entities = [Entity(f"{kinds[n % 6]}:{n:06}", kinds[n % 6], f"Name number {n}", (), ()) for n in shape]
    citation = Citation("a.txt", 0, 32, "A talks with B, a sentence says.", None, (0, 1), (13, 14))
    relations = [
        Relation(entities[one].id, entities[two].id, RelationType.CONSULTS, 1.0 + (one + two) % 4, (citation,))
        for one, two in shape.edges
    ]
    return build_graph([Document("a.txt", "")], entities, relations)


def layout(graph):
    """Say how long the positions of the first view take, ours and networkx's by turns."""
    picture = draw(graph).first_view()
    place(draw(scale_free(20, 40)))  # what it imports is loaded
    ours = taken(lambda: place(picture))
    ties = nx.Graph((line.edge.source, line.edge.target) for line in picture.edges)
    steps = min(300, max(50, 60_000 // len(ties)))
    theirs = taken(lambda: nx.forceatlas2_layout(ties, max_iter=steps, scaling_ratio=4.0, strong_gravity=True, seed=0))
    return (
        f"{ours:8.2f} s of {len(picture.nodes)} nodes; "
        f"networkx's forces alone, {steps} steps: {theirs:.2f} s, ratio {theirs / ours:.1f}"
    )


def browser():
    """Start chromium, or return None where there is none."""
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        return None
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for switch in SWITCHES:
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(120)
    return driver


def opened(driver, path):
    """Say how long a page takes until it is drawn, and how smoothly it is dragged."""
    driver.get("about:blank")
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    start = time.perf_counter()
    driver.get(path.as_uri())
    driver.execute_async_script(DRAWN)
    seconds, processor = time.perf_counter() - start, thread_time(driver)
    before = thread_time(driver)
    rate = driver.execute_async_script(PAN, FRAMES)
    frame = (thread_time(driver) - before) / FRAMES
    return (
        f"{seconds:8.2f} s to open ({processor:.2f} s of its thread), "
        f"{rate:.0f} frames/s dragged ({1000 * frame:.0f} ms of its thread each)"
    )


def thread_time(driver):
    """Return the processor time of the page's main thread so far, in seconds."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime")


def taken(task):
    """Return the processor time that a task takes, in seconds."""
    start = time.process_time()
    task()
    return time.process_time() - start


if __name__ == "__main__":
    main()
