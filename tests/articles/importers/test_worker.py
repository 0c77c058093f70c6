"""Documents are read in another process, which may die without harm."""

import os
import signal

import pytest

from articles.importers.documents import DocumentError
from articles.importers.worker import Worker
from tests.articles.importers.files import TAKE, document, docx, paragraph, run

GROWING = b"<p>" + b"".join(b"<b a=%d>" % number for number in range(5000)) + b"<p>x" * 12_000
ENDLESS = b"<div>" * 900_000


def child(worker: Worker) -> int:
    assert worker._process is not None
    return worker._process.pid


def test_one_process_reads_many_documents():
    with Worker() as worker:
        worker.read("first.txt", TAKE.encode())
        before = child(worker)
        take = worker.read("notes.txt", document("notes.txt"))
        assert take.reference == "notes.txt"
        assert [author.name for author in take.authors] == ["Hugo Specimen"]
        assert child(worker) == before


def test_word_file_is_read_within_the_limits():
    with Worker() as worker:
        take = worker.read("take.docx", docx(paragraph(run("A Title")), paragraph(run("A text."))))
    assert (take.title, take.body) == ("A Title", "<p>A text.</p>")


def test_document_that_takes_too_much_memory_is_refused_and_the_next_is_read():
    with Worker() as worker:
        with pytest.raises(DocumentError, match="more than 512 MB of memory"):
            worker.read("growing.html", GROWING)
        assert worker.read("take.txt", TAKE.encode()).title == "A Sample Title"


def test_document_that_takes_too_long_is_refused_and_the_next_is_read():
    with Worker() as worker:
        worker.read("take.txt", TAKE.encode())
        worker.seconds = 1
        with pytest.raises(DocumentError, match="took longer than 1 s"):
            worker.read("endless.html", ENDLESS)
        worker.seconds = 30
        assert worker.read("take.txt", TAKE.encode()).title == "A Sample Title"


def test_process_that_was_killed_is_replaced():
    with Worker() as worker:
        worker.read("take.txt", TAKE.encode())
        process = worker._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert worker.read("take.txt", TAKE.encode()).title == "A Sample Title"


def test_refusal_comes_back_in_its_own_words():
    with Worker() as worker, pytest.raises(DocumentError, match="The file is empty"):
        worker.read("empty.txt", b"")


def test_process_ends_with_its_worker():
    with Worker() as worker:
        worker.read("take.txt", TAKE.encode())
        process = worker._process
    assert process is not None
    assert process.poll() is not None
