"""How fast the package is, beside libraries that only match words.

    cargo xtask race

builds the wheel, installs it with the others (`requirements.txt`) into `.provisioned/race` and runs this file there.

20,000 short documents, a tenth of which hold discouraged wording, are made anew for every round, so that nothing is ever
seen twice. The others match the texts of the same designations, bare: no word boundaries (but for flashtext and spaCy), no
inflected forms, no gates, no exemptions, no suggestions. They get their documents in lower case for free, where they cannot
ignore case themselves. Every number is the best of the rounds; what each finds is counted, and said. Every number of threads
has a process of its own, since polars asks for it when it is imported.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

Texts = Sequence[Any]
Run = Callable[[Texts], int]

# Everyday words: the documents are ordinary prose, not dense with the words of the field.
WORDS = """
the of and to in a is that for it was on are as with his they at be this from have or by one had not but what all were when
we there can an your which their said if do will each about how up out them then she many some so these would other into has
more her two like him see time could no make than first been its who now people my made over did down only way find use may
water long little very after words called just where most know council budget library committee meeting agency report yearly
figures region office policy weather garden museum traffic station market harvest river bridge concert football election
minister parliament hospital teacher student research energy
"""
HITS = ["child pornography", "child prostitute", "kiddie porn", "child sex tourist", "child porn"]


def documents(count: int, seed: int) -> list[str]:
    """Short documents of 20 to 30 words, each its own; every tenth has a hit."""
    chance = random.Random(seed)
    everyday, texts = WORDS.split(), []
    for number in range(count):
        words = chance.choices(everyday, k=chance.randint(20, 30))
        if number % 10 == 0:
            words[len(words) // 2] = chance.choice(HITS)
        texts.append(f"{number}. {' '.join(words)}.")
    return texts


def spread(work: Run, threads: int) -> Run:
    """The work on slices of the texts in threads; whether that helps is up to the library."""

    def run(texts: Texts) -> int:
        if threads == 1:
            return work(texts)
        size = -(-len(texts) // threads)
        parts = [texts[at : at + size] for at in range(0, len(texts), size)]
        with ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(work, parts))

    return run


def check_many(terms: list[str], threads: int) -> Run:
    import csea_terms

    checker = csea_terms.Checker()
    return lambda texts: sum(1 for report in checker.check_many(texts, threads=threads) if report)


def check_column(terms: list[str], threads: int) -> Run:
    import pyarrow
    import pyarrow.compute as compute

    import csea_terms

    checker = csea_terms.Checker()

    def run(column: Any) -> int:
        lists = pyarrow.array(checker.check_column(column, threads=threads))
        return int(compute.sum(compute.greater(compute.list_value_length(lists), 0)).as_py())

    return run


def flag_column(terms: list[str], threads: int) -> Run:
    import pyarrow
    import pyarrow.compute as compute

    import csea_terms

    checker = csea_terms.Checker()
    return lambda column: int(compute.sum(pyarrow.array(checker.flag_column(column, threads=threads))).as_py())


def ahocorasick_rs(terms: list[str], threads: int) -> Run:
    import ahocorasick_rs

    find = ahocorasick_rs.AhoCorasick(terms).find_matches_as_indexes
    return spread(lambda part: sum(1 for text in part if find(text)), threads)


def pyahocorasick(terms: list[str], threads: int) -> Run:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for term in terms:
        automaton.add_word(term, term)
    automaton.make_automaton()
    find = automaton.iter
    return spread(lambda part: sum(1 for text in part if list(find(text))), threads)


def polars_find_many(terms: list[str], threads: int) -> Run:
    import polars

    hits = polars.col("text").str.find_many(terms).list.len() > 0
    return lambda series: int(polars.DataFrame({"text": series}).select(hits).to_series().sum())


def hyperscan(terms: list[str], threads: int) -> Run:
    import hyperscan

    database = hyperscan.Database()
    database.compile(
        expressions=[term.encode() for term in terms],
        ids=list(range(len(terms))),
        elements=len(terms),
        flags=hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST,
    )

    def work(part: Texts) -> int:
        # A scratch space belongs to one thread.
        scratch = hyperscan.Scratch(database)
        hits: set[int] = set()
        for number, text in enumerate(part):
            database.scan(text, match_event_handler=lambda *match: hits.add(match[-1]), context=number, scratch=scratch)
        return len(hits)

    return spread(work, threads)


def flashtext(terms: list[str], threads: int) -> Run:
    import flashtext

    processor = flashtext.KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_list(terms)
    find = processor.extract_keywords
    return spread(lambda part: sum(1 for text in part if find(text)), threads)


def spacy_phrase_matcher(terms: list[str], threads: int) -> Run:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("terms", list(language.tokenizer.pipe(terms)))
    return spread(lambda part: sum(1 for document in language.tokenizer.pipe(part) if matcher(document)), threads)


def as_arrow(texts: list[str]) -> Any:
    import pyarrow

    return pyarrow.array(texts)


def as_series(texts: list[str]) -> Any:
    import polars

    return polars.Series([text.lower() for text in texts])


def in_lower_case(texts: list[str]) -> list[str]:
    return [text.lower() for text in texts]


def as_bytes(texts: list[str]) -> list[bytes]:
    return [text.encode() for text in texts]


# What runs: its name, the package whose version is told, how it is set up, and how it is given the documents.
RUNNERS: list[tuple[str, str, Callable[[list[str], int], Run], Callable[[list[str]], Any]]] = [
    ("`check_many`, a list", "csea-terms", check_many, list),
    ("`check_column`, Arrow", "csea-terms", check_column, as_arrow),
    ("`flag_column`, Arrow", "csea-terms", flag_column, as_arrow),
    ("ahocorasick_rs", "ahocorasick_rs", ahocorasick_rs, in_lower_case),
    ("pyahocorasick", "pyahocorasick", pyahocorasick, in_lower_case),
    ("polars `find_many`", "polars", polars_find_many, as_series),
    ("hyperscan", "hyperscan", hyperscan, as_bytes),
    ("flashtext", "flashtext", flashtext, list),
    ("spaCy `PhraseMatcher`", "spacy", spacy_phrase_matcher, list),
]


def terms() -> list[str]:
    """The texts of all discouraged designations that a checker reports if it is not told otherwise."""
    import csea_terms

    designations = [one for concept in csea_terms.Terminology() for one in concept.designations]
    return sorted({one.text.lower() for one in designations if one.usage in ("avoid", "caution")})


def race(count: int, rounds: int, threads: int) -> dict[str, Any]:
    """Every competitor in every round, on documents of that round only: name to hits and seconds."""
    wanted = terms()
    runners: dict[str, tuple[Run, Callable[[list[str]], Any]]] = {}
    results: dict[str, Any] = {}
    for name, package, setup, given in RUNNERS:
        try:
            shown = name if package == "csea-terms" else f"{name} {version(package)}"
            runners[shown] = (setup(wanted, threads), given)
        except ImportError as error:
            results[name] = {"absent": str(error)}
    for number in range(rounds):
        texts = documents(count, seed=1000 * threads + number)
        for name, (run, give) in runners.items():
            given = give(texts)
            start = time.perf_counter()
            hits = run(given)
            spent = time.perf_counter() - start
            before = results.get(name, {"seconds": spent})
            results[name] = {"hits": hits, "seconds": min(spent, before["seconds"])}
    return results


def in_own_process(arguments: argparse.Namespace, threads: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--threads", str(threads)]
    command += ["--documents", str(arguments.documents), "--rounds", str(arguments.rounds)]
    environment = {**os.environ, "POLARS_MAX_THREADS": str(threads)}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    results: dict[str, Any] = json.loads(done.stdout)
    return results


def machine() -> str:
    """The processor as Linux names it, else as Python does."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def table(arguments: argparse.Namespace) -> None:
    cores = os.cpu_count() or 1
    counts = sorted({1, cores})
    results = {threads: in_own_process(arguments, threads) for threads in counts}
    sample = documents(arguments.documents, seed=0)
    mean = sum(map(len, sample)) / len(sample)
    print(
        f"{datetime.date.today()}, {machine()}, {cores} cores, CPython {platform.python_version()}, `cargo xtask race`:"
    )
    print(
        f"{len(sample):,} documents of {mean:.0f} characters, {len(terms())} terms, best of {arguments.rounds} rounds.\n"
    )
    print(
        "| | documents found | " + " | ".join("one thread" if one == 1 else f"{one} threads" for one in counts) + " |"
    )
    print("|---|--:|" + "--:|" * len(counts))
    for name, first in results[1].items():
        if "absent" in first:
            print(f"| {name} | not installed | " + " | ".join("" for _ in counts) + " |")
            continue
        times = " | ".join(f"{1000 * results[threads][name]['seconds']:.1f} ms" for threads in counts)
        print(f"| {name} | {first['hits']:,} | {times} |")


def single_calls() -> None:
    """What one call costs, beside the same work without the call from Python for each text."""
    import pyarrow

    import csea_terms

    checker = csea_terms.Checker()
    texts = [text[:100].ljust(100, ".") for text in documents(20_000, seed=99) if not any(hit in text for hit in HITS)]
    column = pyarrow.array(texts)
    one = together = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        for text in texts:
            checker.check(text)
        one = min(one, time.perf_counter() - start)
        start = time.perf_counter()
        checker.flag_column(column, threads=1)
        together = min(together, time.perf_counter() - start)
    each = 1e9 / len(texts)
    print(
        f"\n`check` of a clean string of 100 characters: {one * each:.0f} ns; the check in Rust: {together * each:.0f} ns;"
    )
    print(f"the call from Python costs {(one - together) * each:.0f} ns.")


def million() -> None:
    """How much memory a column of a million rows needs beside input and output."""
    import psutil
    import pyarrow

    import csea_terms

    checker = csea_terms.Checker()
    column = pyarrow.array([f"{number}. {text}" for number, text in enumerate(documents(1000, seed=7) * 1000)])
    checker.check_column(column.slice(0, 50_000))
    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    lists = checker.check_column(column)
    spent = time.perf_counter() - start
    grown = psutil.Process().memory_info().rss - before
    size = pyarrow.chunked_array(lists).nbytes
    print(
        f"\nA million rows in Arrow ({column.nbytes >> 20} MiB): {spent:.1f} s on all cores; memory grew by {grown >> 20} MiB,"
    )
    print(f"of which the output is {size >> 20} MiB.")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description="How fast csea_terms is.")
    options.add_argument("--documents", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--threads", type=int, help="only the race, with so many threads, as JSON")
    arguments = options.parse_args()
    if arguments.threads:
        print(json.dumps(race(arguments.documents, arguments.rounds, arguments.threads)))
    else:
        table(arguments)
        single_calls()
        million()
