"""A real browser, with the network blocked.

Selenium drives Debian's chromium through its chromium-driver: the suite is Python, and selenium is one package from
PyPI, with no second package manager and no browser of its own.
"""

import json
import os
import shutil
from importlib.resources import files

import pytest

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,900",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
PAYLOADS = (
    "</script><script>document.title='hit'</script>",
    "<img src=x onerror=\"document.title='hit'\">",
    "{{ 7*7 }}{% raw %}${7*7}",
    "javascript:document.title='hit'",
    "a\u202egnirts\u202c\u2066b",
    "'\"`><svg/onload=document.title='hit'>",
    "<!--<script>",
    "]]>&lt;&#60;b&#62;\u2028\u2029",
    'href="https://example.org"',
    "𝒳é 🇺🇳 " + "w" * 5_000,
)  # fmt: skip
"""What hostile texts hold."""
PATIENCE = 120
"""How many seconds axe-core may take for one page; a few where the machine has nothing else to do."""
HARMLESS = ("file:", "data:", "about:", "blob:", "chrome:")


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """Start the browser once; a missing one is a skip, or a failure where GRAPHBUILD_REQUIRE_BROWSER is set."""
    missing = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    if missing:
        complaint = f"{' and '.join(missing)} not found; on Debian: apt-get install chromium chromium-driver"
        (pytest.fail if os.environ.get("GRAPHBUILD_REQUIRE_BROWSER") else pytest.skip)(complaint)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(params=PAYLOADS, ids=range(len(PAYLOADS)))
def payload(request):
    """A text that wants to be more than a text."""
    return request.param


@pytest.fixture
def watched(chromium):
    """The browser; afterwards its console must be empty and nothing may have been asked for."""
    chromium.get_log("browser")
    chromium.get_log("performance")
    yield chromium
    assert complaints(chromium) == []
    assert requests(chromium) == []


@pytest.fixture
def page(watched, tmp_path):
    """Open HTML as a file in the watched browser."""

    def open_html(html):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        watched.get(path.as_uri())
        return watched

    return open_html


@pytest.fixture
def downloads(chromium, tmp_path):
    """The folder that the browser saves files to."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    behaviour = {"behavior": "allow", "downloadPath": str(folder)}
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    yield folder
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "default"})


@pytest.fixture
def faults():
    """What axe-core finds wrong with a page: for each fault its rule and the first element that breaks it."""
    script = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")

    def found(driver):
        driver.set_script_timeout(PATIENCE)
        driver.execute_script(script)
        faults = driver.execute_async_script("axe.run().then(arguments[0])")["violations"]
        return [(fault["id"], fault["nodes"][0]["html"]) for fault in faults]

    return found


def complaints(driver):
    """Return what the console says is wrong."""
    return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in {"WARNING", "SEVERE"}]


def requests(driver):
    """Return the addresses outside the file that the page asked for."""
    events = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    asked = (event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent")
    return [url for url in asked if not url.startswith(HARMLESS)]
