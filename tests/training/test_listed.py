from graphbuild.training.listed import read_list

ROWS = ('1,"QUILL, Mara","individual","X"', '2,"BANK OF ODO, PJSC",-0- ,"X"', '3,"SHIP","vessel"', "\x1a", "")


def test_read_list_parts_persons_from_bodies(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("\n".join(ROWS), encoding="utf-8")

    assert read_list(path) == {"PER": ["Mara Quill"], "ORG": ["Bank Of Odo, Pjsc"]}
