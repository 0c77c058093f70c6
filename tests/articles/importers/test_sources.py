"""Files, folders and zips become a stream of documents; hostile ones become an error each."""

import io
import os
import stat
import zipfile

import pytest

from articles.importers.documents import DocumentError
from articles.importers.sources import Source, count, sources
from tests.articles.importers.files import TAKE, packed


def error(source: Source) -> str:
    assert isinstance(source.content, DocumentError)
    return source.content.message


def references(*paths) -> list[str]:
    return [source.reference for source in sources(paths)]


def zipped(tmp_path, members):
    path = tmp_path / "takes.zip"
    path.write_bytes(packed(members))
    return path


def test_folder_is_read_in_natural_order_by_paths_within_it(tmp_path):
    for name in ("take 10.txt", "take 2.txt", "b/take 1.md", "Zebra.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TAKE)
    assert references(tmp_path) == ["b/take 1.md", "take 2.txt", "take 10.txt", "Zebra.html"]
    assert count([tmp_path]) == 4


def test_single_file_is_named_by_its_name(tmp_path):
    (tmp_path / "one.txt").write_text(TAKE)
    (source,) = sources([tmp_path / "one.txt"])
    assert source == Source("one.txt", TAKE.encode())


def test_zip_is_read_by_paths_within_it_and_within_its_folder(tmp_path):
    path = zipped(tmp_path, {"takes/2.txt": TAKE, "takes/1.txt": TAKE})
    assert references(path) == ["takes/1.txt", "takes/2.txt"]
    assert references(tmp_path) == ["takes.zip/takes/1.txt", "takes.zip/takes/2.txt"]
    assert count([tmp_path]) == 2


def test_what_systems_leave_in_folders_is_passed_over_in_silence(tmp_path):
    for name in (".DS_Store", "~$take.docx", "Thumbs.db", ".git/config", "__MACOSX/take.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert references(tmp_path) == []
    assert references(zipped(tmp_path, {"__MACOSX/._a.txt": "x", "a/.hidden": "x"})) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("take.pdf", "Documents of the kind “.pdf” cannot be read."),
        ("take", "Documents of the kind “no ending” cannot be read."),
        ("inner.7z", "This is an archive."),
    ],
)
def test_other_kinds_get_a_line_of_their_own(tmp_path, name, message):
    (tmp_path / name).write_text("x")
    (source,) = sources([tmp_path])
    assert source.reference == name
    assert error(source).startswith(message)


def test_missing_path_is_told(tmp_path):
    (source,) = sources([tmp_path / "nowhere.txt"])
    assert error(source) == "There is no such file."


@pytest.mark.parametrize("name", ["huge.txt", "huge.docx"])
def test_file_of_100_mb_is_refused_before_it_is_read(tmp_path, name):
    with (tmp_path / name).open("wb") as file:
        file.truncate(100_000_000)
    (source,) = sources([tmp_path])
    assert "The file has 100 MB" in error(source)


def test_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "takes"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    found = list(sources([folder]))
    assert [source.reference for source in found] == ["a.txt", "up"]
    assert all("outside the folder" in error(source) for source in found)


def test_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (source,) = sources([tmp_path])
    assert "not an ordinary file" in error(source)


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/etc/passwd.txt", "C:\\up.txt", "..\\up.txt"]
)
def test_name_that_leads_out_of_a_zip_is_refused(tmp_path, name):
    found = list(sources([zipped(tmp_path, {name: "secret", "good.txt": TAKE})]))
    assert {"good.txt"} == {s.reference for s in found if isinstance(s.content, bytes)}
    assert [error(s) for s in found if not isinstance(s.content, bytes)] == [
        "Its name leads out of the zip, so it is not read."
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["takes.zip"]


def test_link_in_a_zip_is_refused(tmp_path):
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    (tmp_path / "takes.zip").write_bytes(buffer.getvalue())
    (source,) = sources([tmp_path / "takes.zip"])
    assert "not an ordinary file" in error(source)


def test_archive_in_an_archive_is_refused(tmp_path):
    (source,) = sources([zipped(tmp_path, {"inner.zip": packed({"a.txt": TAKE})})])
    assert error(source) == "This is an archive. Unpack it and import the documents in it."


def test_member_that_unpacks_to_far_more_is_refused(tmp_path):
    (source,) = sources([zipped(tmp_path, {"bomb.txt": b"a" * 4_900_000})])
    assert "far more than a text" in error(source)


def test_member_that_says_it_is_too_large_is_not_unpacked(tmp_path):
    (source,) = sources([zipped(tmp_path, {"bomb.docx": b"\0" * 30_000_000})])
    assert "20 MB is the most" in error(source)


def test_member_whose_size_is_a_lie_is_damaged(tmp_path):
    data = bytearray(packed({"a.txt": b"text " * 100}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (5).to_bytes(4, "little")
    (tmp_path / "takes.zip").write_bytes(data)
    (source,) = sources([tmp_path / "takes.zip"])
    assert error(source) == "It is damaged inside the zip. Pack it again."


def test_member_with_a_password_is_refused(tmp_path):
    data = bytearray(packed({"a.txt": "text"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "takes.zip").write_bytes(data)
    (source,) = sources([tmp_path / "takes.zip"])
    assert "protected by a password" in error(source)


def test_damaged_zip_is_one_error(tmp_path):
    (tmp_path / "takes.zip").write_bytes(packed({"a.txt": TAKE})[:-30])
    (source,) = sources([tmp_path / "takes.zip"])
    assert error(source) == "The zip is damaged. Pack it again."


def test_zip_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("articles.importers.sources.MAX_MEMBERS", 3)
    path = zipped(tmp_path, {f"{number}.txt": TAKE for number in range(4)})
    (source,) = sources([path])
    assert "more than 3 files" in error(source)


def test_name_neither_steers_a_terminal_nor_turns_itself_around(tmp_path):
    path = zipped(tmp_path, {"a\x07\x1b[31m\u202etxt.txt": TAKE})
    (source,) = sources([path])
    assert source.reference == "a��[31m�txt.txt"
