"""Nothing is kept that is not asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import csea_terms
from memory import resident

CLEAN = "The committee met on Tuesday."
EXTORTION = "He threatened to send the boy's intimate pictures to his contacts unless he paid."
BAD = "He held child pornography; “child porn”."


def grown(rounds: int) -> int:
    checker, classifier = csea_terms.Checker(), csea_terms.Classifier()

    def texts(count: int) -> Iterator[str]:
        for number in range(count):
            yield BAD if number % 50 == 0 else f"{CLEAN} {number}"

    def work(count: int) -> None:
        for number in range(count):
            report = checker.check(BAD if number % 50 == 0 else CLEAN)
            if report:
                for use in (report.apply, report.to_dicts, report.to_json, report._repr_html_, report.exempted.__len__):
                    use()
                pickle.loads(pickle.dumps(report))
        for report in checker.check_many(texts(count)):
            len(report)
        for number in range(count // 50):
            classification = classifier.classify(EXTORTION if number % 5 == 0 else CLEAN, coverage="mnr")
            if classification:
                for tag in classification:
                    len(tag.evidence)
                classification.to_json()
                classification._repr_html_()
                pickle.loads(pickle.dumps(classification))

    work(20_000)
    before = resident()
    work(rounds)
    return resident() - before


def test_a_million_calls_leak_nothing() -> None:
    # Half of them one by one, half of them together. A leak of 32 bytes a call would show.
    growth = grown(500_000)
    assert growth < 16 << 20, f"grew by {growth >> 20} MiB"


def test_what_comes_out_in_arrow_is_given_back() -> None:
    checker, classifier = csea_terms.Checker(), csea_terms.Classifier()
    texts = [BAD] * 1000

    def work(rounds: int) -> None:
        for _ in range(rounds):
            checker.check_column(texts)
            checker.check_table(texts)
            classifier.classify_column(texts[:50])

    # Every thread's allocator takes its share first.
    work(20)
    before = resident()
    work(40)
    growth = resident() - before
    # The output of a round takes 0.8 MB: 40 that were kept would show.
    assert growth < 16 << 20, f"grew by {growth >> 20} MiB"
