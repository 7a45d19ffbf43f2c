"""TF-IDF with a linear model, on the passages with which the classifier is measured.

Prints figures only. The model learns from the passages of the part `dev`: its figures there come from cross-validation (five folds),
those of the part `test` from a model that learnt from all of `dev`. One model a label; labels with fewer than two passages to learn
from are never predicted and count as missed. Threats above a label and labels that are allowed count neither way, as for the classifier.
"""

import json
import sys
from collections import defaultdict

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import KFold
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

FOLDS = 5
FEWEST = 5
STRENGTHS = (0.1, 1, 10)
BORDERS = (-0.8, -0.6, -0.4, -0.2, 0.0)


def read(paths):
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def model(strength):
    """Words and pairs of words; rare labels weigh as much as frequent ones."""
    return make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        OneVsRestClassifier(LinearSVC(C=strength, class_weight="balanced")),
    )


def score(learn, ask, strength):
    """Labels with their distance from the border, for each passage of `ask`, by a model that learnt from `learn`."""
    often = defaultdict(int)
    for row in learn:
        for tag in row["tags"]:
            often[tag] += 1
    labels = sorted(tag for tag, count in often.items() if count >= 2)
    binary = MultiLabelBinarizer(classes=labels)
    wanted = binary.fit_transform([[tag for tag in row["tags"] if often[tag] >= 2] for row in learn])
    fitted = model(strength).fit([row["text"] for row in learn], wanted)
    distances = fitted.decision_function([row["text"] for row in ask])
    return [dict(zip(labels, row, strict=True)) for row in distances]


def beyond(border, scores):
    return [{tag for tag, distance in tags.items() if distance > border} for tags in scores]


def cross_validated(rows, strength):
    found = [{} for _ in rows]
    for learn, ask in KFold(FOLDS, shuffle=True, random_state=7).split(rows):
        answers = score([rows[at] for at in learn], [rows[at] for at in ask], strength)
        for at, tags in zip(ask, answers, strict=True):
            found[at] = tags
    return found


def is_above(tag, other):
    return other.startswith(tag + ".")


def figures(rows, found):
    """Precision, recall, micro-F1, macro-F1 over frequent labels, and how many clean passages were tagged."""
    right, extra, missed = defaultdict(int), defaultdict(int), defaultdict(int)
    clean = 0
    for row, tags in zip(rows, found, strict=True):
        wanted = set(row["tags"])
        ignored = set(row["allowed"])
        clean += row["wording"] == "clean" and bool(tags)
        for tag in tags - wanted - ignored:
            if not any(is_above(tag, other) for other in wanted):
                extra[tag] += 1
        for tag in wanted & tags:
            right[tag] += 1
        for tag in wanted - tags:
            missed[tag] += 1
    all_right, all_extra, all_missed = (sum(part.values()) for part in (right, extra, missed))
    precision = all_right / max(all_right + all_extra, 1)
    recall = all_right / max(all_right + all_missed, 1)
    micro = 2 * all_right / max(2 * all_right + all_extra + all_missed, 1)
    frequent = [tag for tag in {*right, *missed} if right[tag] + missed[tag] >= FEWEST]
    single = [2 * right[tag] / (2 * right[tag] + extra[tag] + missed[tag]) for tag in frequent]
    macro = sum(single) / max(len(single), 1)
    return precision, recall, micro, macro, len(frequent), clean


def show(part, rows, found):
    def line(name, chosen):
        kept = [(row, tags) for row, tags in zip(rows, found, strict=True) if chosen(row)]
        precision, recall, micro, macro, labels, clean = figures(*map(list, zip(*kept, strict=True)))
        print(f"{name:<18} {precision:>9.3f} {recall:>7.3f} {micro:>7.3f} {macro:>7.3f} {labels:>7} {clean:>7}")

    print(f"{part:<18} {'precision':>9} {'recall':>7} {'micro':>7} {'macro':>7} {'labels':>7} {'clean':>7}")
    line("all", lambda row: True)
    for wording in ("stock", "mixed", "paraphrase"):
        line(wording, lambda row, wording=wording: row["wording"] == wording)


def main():
    rows = [row for row in read(sys.argv[1:]) if not any(":" in tag for tag in row["tags"])]
    dev = [row for row in rows if row["split"] == "dev"]
    test = [row for row in rows if row["split"] == "test"]
    scores = {strength: cross_validated(dev, strength) for strength in STRENGTHS}
    tried = {(s, b): figures(dev, beyond(b, scores[s]))[3] for s in STRENGTHS for b in BORDERS}
    strength, border = max(tried, key=tried.get)
    print(f"{len(dev)} passages to learn from, {len(test)} held out; strength {strength}, border {border} by cross-validation")
    show("dev, by folds", dev, beyond(border, scores[strength]))
    show("test, held out", test, beyond(border, score(dev, test, strength)))


if __name__ == "__main__":
    main()
