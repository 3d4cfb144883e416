"""A pipeline that kills."""

import pytest

DEADLY = """
import os
import signal

import spacy
from spacy.language import Language


@Language.component("deadly")
def deadly(doc):
    if "POISON" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc


def load(**_):
    if os.environ.get("DEADLY_LOAD"):
        os._exit(3)
    nlp = spacy.blank("en")
    nlp.add_pipe("deadly")
    return nlp
"""


@pytest.fixture(scope="module")
def deadly(tmp_path_factory):
    """A pipeline that is installed, quick to load, and kills its process at certain texts."""
    folder = tmp_path_factory.mktemp("deadly")
    (folder / "deadly.py").write_text(DEADLY)
    (folder / "deadly-1.0.dist-info").mkdir()
    (folder / "deadly-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield "deadly"
