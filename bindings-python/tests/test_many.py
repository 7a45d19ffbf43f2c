"""Many texts: lazy, in order, interruptible."""

from __future__ import annotations

import itertools
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pandas
import pytest
from tqdm import tqdm

import csea_terms

BAD = "He held child pornography."


def numbered(count: int) -> list[str]:
    return [f"{number}: {BAD if number % 3 else 'The children read.'}" for number in range(count)]


@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_reports_come_in_order_and_say_what_single_checks_say(threads: int | None) -> None:
    checker = csea_terms.Checker()
    texts = numbered(5000)
    reports = list(checker.check_many(texts, threads=threads))
    assert [report.text for report in reports] == texts
    assert reports[:200] == [checker.check(text) for text in texts[:200]]


def test_it_is_lazy() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for read in itertools.count(1):  # noqa: B007, the test reads it
            yield BAD

    reports = csea_terms.Checker().check_many(endless())
    assert read == 0
    assert len(list(itertools.islice(reports, 100))) == 100
    assert 100 <= read < 500
    one_by_one = csea_terms.Checker().check_many(endless(), read_ahead=1)
    next(one_by_one)
    assert read == 1


def test_missing_texts_stay_missing() -> None:
    texts: Any = [BAD, None, float("nan"), pandas.NA, ""]
    assert [report is None for report in csea_terms.Checker().check_many(texts)] == [False, True, True, True, False]


@pytest.mark.parametrize("wrong", [7, "lone \udfff surrogate"])
def test_a_wrong_text_is_told_with_its_number_after_what_came_before(wrong: Any) -> None:
    reports = csea_terms.Checker().check_many([*numbered(30), wrong, BAD])
    done = []
    with pytest.raises(csea_terms.CseaTermsError, match="text 30"):
        for report in reports:
            done.append(report)
    assert len(done) == 30
    assert list(reports) == []


def test_an_error_of_the_source_passes_through() -> None:
    def source() -> Iterator[str]:
        yield BAD
        raise OSError("the disk is gone")

    reports = csea_terms.Checker().check_many(source())
    assert len(next(reports)) == 1
    with pytest.raises(OSError, match="the disk is gone"):
        next(reports)


def test_wrong_use() -> None:
    checker = csea_terms.Checker()
    with pytest.raises(csea_terms.TextTypeError, match="give a list of texts"):
        checker.check_many(BAD)
    with pytest.raises(TypeError):
        checker.check_many(7)  # type: ignore[call-overload]
    with pytest.raises(csea_terms.OptionError, match="threads: at least 1"):
        checker.check_many([], threads=0)
    with pytest.raises(csea_terms.OptionError, match="read_ahead: at least 1"):
        checker.check_many([], read_ahead=0)
    with pytest.raises(csea_terms.OptionError, match="format: `docx`"):
        checker.check_many([], format="docx")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="progress"):
        checker.check_many([], progress=7)  # type: ignore[call-overload]


def test_progress_by_callback_and_by_bars() -> None:
    checker = csea_terms.Checker()
    told: list[int] = []
    list(checker.check_many(numbered(1000), progress=told.append))
    assert told == sorted(told) and told[-1] == 1000
    with tqdm(total=1000, disable=None) as bar:
        list(checker.check_many(numbered(1000), progress=bar))
    seen: list[tuple[int, int | None]] = []

    class Bar:
        def __init__(self, total: int | None = None) -> None:
            self.n, self.total = 0, total

        def update(self, n: int, /) -> None:
            self.n += n

        def close(self) -> None:
            seen.append((self.n, self.total))

    list(checker.check_many(numbered(1000), progress=Bar))
    assert seen == [(1000, 1000)]


def test_an_error_of_the_callback_passes_through() -> None:
    def fail(done: int) -> None:
        raise KeyError(done)

    with pytest.raises(KeyError):
        next(csea_terms.Checker().check_many([BAD], progress=fail))


@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_ends_a_long_run(threads: int) -> None:
    checker = csea_terms.Checker()
    # Ten thousand texts of some work each: many seconds, all in one round.
    texts = [f"{BAD} She read on. " * 40] * 10_000
    timer = threading.Timer(0.3, signal.raise_signal, [signal.SIGINT])
    timer.start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        checker.check_column(texts * 10, threads=threads)
    assert time.monotonic() - start < 5
    timer.join()


def test_an_iterator_belongs_to_one_thread_at_a_time() -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow() -> Iterator[str]:
        entered.set()
        leave.wait(10)
        yield BAD

    reports = csea_terms.Checker().check_many(slow())
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.extend(reports))
    thread.start()
    entered.wait(10)
    with pytest.raises(RuntimeError, match="another thread"):
        next(reports)
    leave.set()
    thread.join(10)
    assert len(results) == 1
