import json

import spacy

from graphbuild.training.silver import silver_sentences


def test_silver_sentences_types_links_by_vote(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Mara Quill"}])
    path = tmp_path / "links.jsonl"
    rows = [
        {"text": "There Mara Quill met Odo Finn.", "links": [[6, 16, "Mara Quill"], [21, 29, "Odo Finn"]]},
        {"text": "there Quill spoke", "links": [[6, 11, "Mara Quill"]]},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    first, second = silver_sentences(path, nlp)

    assert first.entities == ("", "B-PER", "I-PER", "O", "", "", "O")
    assert second.entities == ("O", "B-PER", "O")
