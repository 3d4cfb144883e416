from graphbuild.analysis.identity import Identity, match_documents, match_entities


def matched(old, new):
    return match_entities(old, new, match_documents(old, new))


def test_match_documents_tells_new_changed_and_gone_texts_apart(archive):
    old = archive(a=["2024-05-01", "Norway criticises Chile"], b=[None, "Kenya"], c=[None, "Chile"])
    new = archive(a=["2024-05-01", "Norway criticises Chile"], b=[None, "Kenya attacks Chile"], d=[None, "Peru"])

    documents = match_documents(old, new)

    assert (documents.before, documents.after) == (3, 3)
    assert (documents.added, documents.changed, documents.removed) == (("d",), ("b",), ("c",))
    assert (documents.news, documents.left) == ({"d", "b"}, {"c", "b"})


def test_match_documents_knows_a_text_under_another_id(archive):
    old = archive(a=[None, "Norway criticises Chile"])
    new = archive(moved=[None, "Norway criticises Chile"])

    assert dict(match_documents(old, new).same) == {"a": "moved"}


def test_match_documents_goes_by_ids_where_no_digest_is_known(archive):
    graphs = archive(a=[None, "Norway"]), archive(a=[None, "Norway"], b=[None, "Chile"])
    for graph in graphs:
        for record in graph.graph["documents"]:
            del record["sha256"]

    documents = match_documents(*graphs)

    assert (documents.changed, documents.added) == ((), ("b",))


def test_match_entities_follows_the_places_of_an_id_that_is_gone(archive):
    old = archive(ids={"Ilse": "person:ilse"}, a=[None, "Ilse criticises Chile"])
    new = archive(a=[None, "Ilse criticises Chile"])

    assert matched(old, new) == (Identity("person:ilse", "official:ilse"),)


def test_match_entities_sees_that_two_are_one_now(archive):
    old = archive(a=[None, "Ilse", "Otto", "Otto"])
    new = archive(ids={"Ilse": "official:otto"}, a=[None, "Ilse", "Otto", "Otto"])

    assert Identity("official:ilse", "official:otto") in matched(old, new)


def test_match_entities_sees_that_one_is_two_now(archive):
    old = archive(ids={"Ilse": "official:otto"}, a=[None, "Otto", "Otto", "Ilse"])
    new = archive(a=[None, "Otto", "Otto", "Ilse"])

    assert matched(old, new) == (Identity("official:otto", "official:ilse"),)


def test_match_entities_tells_of_another_name(archive):
    old, new = archive(a=[None, "Ilse"]), archive(a=[None, "Ilse"])
    new.nodes["official:ilse"]["name"] = "Ilse Brandt"

    assert matched(old, new) == (Identity("official:ilse", "official:ilse"),)


def test_match_entities_goes_by_the_name_where_no_text_is_shared(archive):
    old = archive(ids={"Ilse": "official:i"}, a=[None, "Ilse"])
    new = archive(aliases={"official:otto": ["Ilse"]}, b=[None, "Otto"])

    assert matched(old, new) == (Identity("official:i", "official:otto"),)


def test_match_entities_does_not_guess_between_namesakes(archive):
    old = archive(ids={"Ilse": "official:i"}, a=[None, "Ilse"])
    new = archive(aliases={"official:otto": ["Ilse"]}, b=[None, "Otto", "Ilse"])

    assert matched(old, new) == ()


def test_match_entities_goes_by_no_name_where_a_shared_text_names_nobody_now(archive):
    old = archive(ids={"Ilse": "official:i"}, a=[None, "Ilse"])
    new = archive(a=[None, "Ilse"], b=[None, "Ilse"])
    new.remove_node("official:ilse")
    new.add_node("official:otto", kind="official", name="Otto", aliases=["Ilse"], mentions=[])

    assert matched(old, new) == ()
