"""How fast the package is, beside libraries that only match words.

    python -m venv bench && bench/bin/pip install -r benches/requirements.txt csea_terms-*.whl
    bench/bin/python benches/race.py

20,000 short documents, a tenth of which hold discouraged wording, are made anew for every round, so that nothing is ever
seen twice. The others match the texts of the same designations, bare: no word boundaries, no inflected forms, no gates,
no exemptions, no suggestions. They get their documents in lower case for free, where they cannot ignore case themselves.
Every number is the best of the rounds; what each finds is counted, and said.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import ahocorasick
import ahocorasick_rs
import hyperscan
import polars
import psutil
import pyarrow
import pyarrow.compute

import csea_terms

# Everyday words: the documents are ordinary prose, not dense with the words of the field.
WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "it",
    "was",
    "on",
    "are",
    "as",
    "with",
    "his",
    "they",
    "at",
    "be",
    "this",
    "from",
    "have",
    "or",
    "by",
    "one",
    "had",
    "not",
    "but",
    "what",
    "all",
    "were",
    "when",
    "we",
    "there",
    "can",
    "an",
    "your",
    "which",
    "their",
    "said",
    "if",
    "do",
    "will",
    "each",
    "about",
    "how",
    "up",
    "out",
    "them",
    "then",
    "she",
    "many",
    "some",
    "so",
    "these",
    "would",
    "other",
    "into",
    "has",
    "more",
    "her",
    "two",
    "like",
    "him",
    "see",
    "time",
    "could",
    "no",
    "make",
    "than",
    "first",
    "been",
    "its",
    "who",
    "now",
    "people",
    "my",
    "made",
    "over",
    "did",
    "down",
    "only",
    "way",
    "find",
    "use",
    "may",
    "water",
    "long",
    "little",
    "very",
    "after",
    "words",
    "called",
    "just",
    "where",
    "most",
    "know",
    "council",
    "budget",
    "library",
    "committee",
    "meeting",
    "agency",
    "report",
    "yearly",
    "figures",
    "region",
    "office",
    "policy",
    "weather",
    "garden",
    "museum",
    "traffic",
    "station",
    "market",
    "harvest",
    "river",
    "bridge",
    "concert",
    "football",
    "election",
    "minister",
    "parliament",
    "hospital",
    "teacher",
    "student",
    "research",
    "energy",
]
HITS = ["child pornography", "child prostitute", "kiddie porn", "child sex tourist", "child porn"]


def documents(count: int, seed: int) -> list[str]:
    """Short documents of 20 to 30 words, each its own; every tenth has a hit."""
    chance = random.Random(seed)
    texts = []
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(20, 30))
        if number % 10 == 0:
            words[len(words) // 2] = chance.choice(HITS)
        texts.append(f"{number}. {' '.join(words)}.")
    return texts


def chunks(texts: list[Any], parts: int) -> list[list[Any]]:
    size = -(-len(texts) // parts)
    return [texts[at : at + size] for at in range(0, len(texts), size)]


def spread(work: Callable[[list[Any]], int], texts: list[Any], threads: int) -> int:
    """The work on slices of the texts in threads; whether that helps is up to the library."""
    if threads == 1:
        return work(texts)
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(work, chunks(texts, threads)))


class Race:
    """The competitors, each a function of texts and threads that gives how many documents have a hit."""

    def __init__(self) -> None:
        self.checker = csea_terms.Checker()
        self.terms = sorted(
            {
                designation.text.lower()
                for concept in csea_terms.Terminology()
                for designation in concept.designations
                if designation.usage in ("avoid", "caution")
            }
        )
        self.rust = ahocorasick_rs.AhoCorasick(self.terms)
        self.c = ahocorasick.Automaton()
        for term in self.terms:
            self.c.add_word(term, term)
        self.c.make_automaton()
        self.database = hyperscan.Database()
        self.database.compile(
            expressions=[term.encode() for term in self.terms],
            ids=list(range(len(self.terms))),
            elements=len(self.terms),
            flags=hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST,
        )

    def check_many(self, texts: list[str], threads: int) -> int:
        return sum(1 for report in self.checker.check_many(texts, threads=threads) if report)

    def check_column(self, column: pyarrow.Array, threads: int) -> int:
        lists = pyarrow.array(self.checker.check_column(column, threads=threads))
        return pyarrow.compute.sum(pyarrow.compute.greater(pyarrow.compute.list_value_length(lists), 0)).as_py()

    def flag_column(self, column: pyarrow.Array, threads: int) -> int:
        return pyarrow.compute.sum(pyarrow.array(self.checker.flag_column(column, threads=threads))).as_py()

    def ahocorasick_rs(self, texts: list[str], threads: int) -> int:
        find = self.rust.find_matches_as_indexes
        return spread(lambda part: sum(1 for text in part if find(text)), texts, threads)

    def pyahocorasick(self, texts: list[str], threads: int) -> int:
        find = self.c.iter
        return spread(lambda part: sum(1 for text in part if list(find(text))), texts, threads)

    def polars_find_many(self, series: polars.Series, threads: int) -> int:
        found = polars.DataFrame({"text": series}).select(polars.col("text").str.find_many(self.terms).list.len() > 0)
        return int(found.to_series().sum())

    def hyperscan(self, texts: list[bytes], threads: int) -> int:
        def work(part: list[bytes]) -> int:
            # A scratch space belongs to one thread.
            scratch = hyperscan.Scratch(self.database)
            hits: set[int] = set()
            for number, text in enumerate(part):
                self.database.scan(
                    text, match_event_handler=lambda *match: hits.add(match[-1]), context=number, scratch=scratch
                )
            return len(hits)

        return spread(work, texts, threads)


def race(count: int, rounds: int) -> None:
    """Every competitor in every round, on documents of that round only."""
    runners = Race()
    cores = os.cpu_count() or 1
    best: dict[tuple[str, int], float] = {}
    found: dict[str, int] = {}
    for number in range(rounds):
        for threads in sorted({1, cores}):
            texts = documents(count, seed=2 * number + threads)
            lower = [text.lower() for text in texts]
            column = pyarrow.array(texts)
            entries: list[tuple[str, Callable[[Any, int], int], Any]] = [
                ("csea_terms check_many, a list", runners.check_many, texts),
                ("csea_terms check_column, Arrow", runners.check_column, column),
                ("csea_terms flag_column, Arrow", runners.flag_column, column),
                ("ahocorasick_rs", runners.ahocorasick_rs, lower),
                ("pyahocorasick", runners.pyahocorasick, lower),
                ("hyperscan", runners.hyperscan, [text.encode() for text in texts]),
            ]
            if threads == int(os.environ.get("POLARS_MAX_THREADS", cores)):
                entries.append(("polars find_many", runners.polars_find_many, polars.Series(lower)))
            for name, run, given in entries:
                start = time.perf_counter()
                found[name] = run(given, threads)
                spent = time.perf_counter() - start
                best[name, threads] = min(spent, best.get((name, threads), spent))
    sample = documents(count, seed=0)
    mean = sum(map(len, sample)) / count
    print(f"{count:,} documents of {mean:.0f} characters, {len(runners.terms)} terms, best of {rounds} rounds")
    print(f"{'':34} {'found':>7} " + " ".join(f"{f'{threads} thread(s)':>14}" for threads in sorted({1, cores})))
    for name in found:
        times = [best.get((name, threads)) for threads in sorted({1, cores})]
        shown = " ".join(f"{f'{1000 * spent:.1f} ms' if spent else '-':>14}" for spent in times)
        print(f"{name:34} {found[name]:>7,} {shown}")


def single_calls() -> None:
    """What one call costs, beside the same work without the call from Python for each text."""
    checker = csea_terms.Checker()
    texts = [text[:100].ljust(100, ".") for text in documents(20_000, seed=99) if not any(hit in text for hit in HITS)]
    column = pyarrow.array(texts)
    one = together = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for text in texts:
            checker.check(text)
        one = min(one, time.perf_counter() - start)
        start = time.perf_counter()
        checker.flag_column(column, threads=1)
        together = min(together, time.perf_counter() - start)
    each = 1e9 / len(texts)
    print(
        f"\ncheck of a clean 100-character string: {one * each:.0f} ns; the check in Rust: {together * each:.0f} ns; "
    )
    print(f"so the call costs {(one - together) * each:.0f} ns more")


def million() -> None:
    """How much memory a column of a million rows needs beside input and output."""
    checker = csea_terms.Checker()
    column = pyarrow.array([f"{number}. {text}" for number, text in enumerate(documents(1000, seed=7) * 1000)])
    checker.check_column(column.slice(0, 20_000))
    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    lists = checker.check_column(column)
    spent = time.perf_counter() - start
    grown = psutil.Process().memory_info().rss - before
    size = pyarrow.chunked_array(lists).nbytes
    print(f"\na million rows in Arrow ({column.nbytes >> 20} MiB): {spent:.1f} s on all cores; ")
    print(f"memory grew by {grown >> 20} MiB, of which the output is {size >> 20} MiB")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="How fast csea_terms is.")
    arguments.add_argument("--documents", type=int, default=20_000)
    arguments.add_argument("--rounds", type=int, default=5)
    given = arguments.parse_args()
    race(given.documents, given.rounds)
    single_calls()
    million()
