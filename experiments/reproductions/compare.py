#!/usr/bin/env python3
"""Writes published numbers against ours as a Markdown table, a row a number of published.csv.

    python3 compare.py RESULTS/STUDY

RESULTS/STUDY is the folder of one experiment, with the test.csv that test_part.py made of it.
Quantities that end in _objective include the penalty. last_ is on the training file's last 5,000 rows
(UFAL's validation). test_cost is Nielsen's, who divides by the test part's size in its penalty; mean10_
is the mean over the last ten epochs; test_gain is test accuracy against lambda 0 with the same seed.
Where test.csv has the whole training part at an epoch, train means that, else the train probe.
"""
import csv
import json
import pathlib
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent


def read_runs(folder):
    """By (lambda, epochs, seed): the row of test.csv, and all epochs of metrics.jsonl."""
    runs = {}
    with open(folder / "test.csv", newline="") as file:
        for row in csv.DictReader(file):
            run = folder / "runs" / row["run_id"]
            epochs = [json.loads(line) for line in (run / "metrics.jsonl").read_text().splitlines()]
            result = json.loads((run / "result.json").read_text())
            spec = json.loads((run / "spec.json").read_text())
            numbers = {k: float(v) for k, v in row.items() if k != "run_id" and v != ""}
            numbers["train"] = spec["data"]["train"]
            key = numbers["lambda"], int(row["epochs"]), int(row["seed"])
            runs[key] = numbers, [result["initial"], *epochs]
    return runs


def measure(runs, lam, epoch, seed, quantity):
    """One number of one seed; from the run that ends at the epoch, else from the longest."""
    ends = sorted(e for l, e, s in runs if l == lam and s == seed)
    end = epoch if epoch in ends else ends[-1]
    row, epochs = runs[lam, end, seed]
    if quantity.startswith("initial_"):
        return epochs[0][quantity.removeprefix("initial_")]
    if quantity.startswith("mean10_"):
        last = epochs[epoch - 9 : epoch + 1]
        return statistics.mean(e[quantity.removeprefix("mean10_")] for e in last)
    if end != epoch and quantity.startswith("test_"):
        raise KeyError(quantity)
    if quantity == "test_gain":
        return row["test_accuracy"] - runs[0.0, end, seed][0]["test_accuracy"]
    if quantity == "test_cost":
        return row["test_loss"] + row["penalty_value"] * row["train"] / 10000
    if quantity.startswith("train_") and "train_loss" not in row or end != epoch:
        row = {**epochs[epoch], "penalty_value": epochs[epoch]["penalty"]}
    if quantity.endswith("_objective"):
        return row[quantity.replace("objective", "loss")] + row["penalty_value"]
    return row[quantity]


def measured(runs, lam, epoch, seeds, quantity):
    """The numbers of the seeds that have the quantity at that epoch."""
    for seed in seeds:
        try:
            yield measure(runs, lam, epoch, seed, quantity)
        except (KeyError, IndexError):
            continue


def named(quantity):
    words = quantity.replace("last_", "validation_").replace("mean10_", "ten_epochs'_mean_")
    return words.replace("_", " ")


def tolerance(text, published):
    return float(text[:-1]) / 100 * published if text.endswith("%") else float(text)


def compared(runs, row):
    lam, epoch, published = float(row["lambda"]), int(row["epoch"]), float(row["published"])
    seeds = sorted({s for l, _, s in runs if l == lam})
    ours = list(measured(runs, lam, epoch, seeds, row["quantity"]))
    if len(ours) < 2:
        return None
    share = row["quantity"].endswith(("accuracy", "gain"))
    factor, digits, unit = (100, 2, " pp") if share else (1, 4, "")
    mean, spread = statistics.mean(ours), statistics.stdev(ours)
    difference = mean - published
    allowed, within = "", ""
    if row["tolerance"]:
        bound = tolerance(row["tolerance"], published)
        share_of = row["tolerance"].endswith("%")
        allowed = row["tolerance"].replace("%", " %") if share_of else f"{bound * factor:g}{unit}"
        within = "yes" if abs(difference) <= bound + 1e-12 else "**no**"
    relative = "" if share else f" ({difference / published:+.1%})".replace("%", " %")
    return [row["lambda"], row["epoch"], named(row["quantity"]),
            f"{published * factor:.{digits}f}",
            f"{mean * factor:.{digits}f} ± {spread * factor:.{digits}f} ({len(ours)})",
            f"{difference * factor:+.{digits}f}{unit}{relative}", allowed, within]


def main():
    folder = pathlib.Path(sys.argv[1])
    runs = read_runs(folder)
    head = ["lambda", "epoch", "quantity", "published", "ours ± sd (n)", "difference", "tolerance", "within"]
    print("| " + " | ".join(head) + " |")
    print("| --- " * len(head) + "|")
    with open(HERE / "published.csv", newline="") as file:
        for row in csv.DictReader(file):
            cells = compared(runs, row) if row["study"] == folder.name else None
            if cells:
                print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
