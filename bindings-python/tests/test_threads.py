"""One checker, many threads; other threads run while a text is checked."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import csea_terms


def test_threads_share_a_checker() -> None:
    checker = csea_terms.Checker()
    texts = [f"{'🙂' * index} He held child pornography." for index in range(200)]
    alone = [checker.check(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(checker.check, texts))
    for text, one, other in zip(texts, alone, together, strict=True):
        assert list(one) == list(other)
        assert [text[finding.start : finding.end] for finding in other] == ["child pornography"]


def test_other_threads_run_while_a_text_is_checked() -> None:
    checker = csea_terms.Checker()
    text = "He held child pornography. She read on.\n\n" * 20_000
    started, done = threading.Event(), threading.Event()

    def check() -> None:
        started.set()
        checker.check(text)
        done.set()

    thread = threading.Thread(target=check)
    thread.start()
    started.wait()
    # Without the interpreter released, the first turn of this loop would come after the check.
    turns = 0
    while not done.wait(0.001):
        turns += 1
    thread.join()
    assert turns > 10
