#!/usr/bin/env python3
"""Nielsen's runs once more in NumPy, apart from this project's code: how far do seeds spread?

    python3 nielsen_in_numpy.py IMAGES EPOCHS LAMBDA SEEDS > measures.csv

Trains 784-30-10 as the book does on the first IMAGES digits and measures the whole training part and
the test part at the end of every epoch; losses are without the penalty.
"""
import csv
import sys

import numpy as np

from test_part import read_data

RATE, BATCH = np.float32(0.5), 10


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def score(p, x, y):
    z = (sigmoid(x @ p[0] + p[1]) @ p[2] + p[3]).astype(np.float64)
    loss = np.logaddexp(0, z).sum(1) - z[np.arange(len(y)), y]
    return loss.mean(), (z.argmax(1) == y).mean()


def train(parts, epochs, lam, seed):
    """Yields a row of measures an epoch."""
    random = np.random.default_rng(seed)
    p = [random.standard_normal(s).astype(np.float32) for s in ((784, 30), 30, (30, 10), 10)]
    x, y = parts["train"]
    hot = np.eye(10, dtype=np.float32)[y]
    shrink = np.float32(1 - RATE * 2 * lam)
    for epoch in range(1, epochs + 1):
        order = random.permutation(len(x))
        for at in range(0, len(x), BATCH):
            rows = order[at : at + BATCH]
            a = x[rows]
            hidden = sigmoid(a @ p[0] + p[1])
            delta = (sigmoid(hidden @ p[2] + p[3]) - hot[rows]) / np.float32(len(rows))
            back = delta @ p[2].T * hidden * (1 - hidden)
            p[2] *= shrink
            p[2] -= RATE * (hidden.T @ delta)
            p[3] -= RATE * delta.sum(0)
            p[0] *= shrink
            p[0] -= RATE * (a.T @ back)
            p[1] -= RATE * back.sum(0)
        squares = float((p[0] ** 2).sum() + (p[2] ** 2).sum())
        yield [lam, seed, epoch, lam * squares, *score(p, *parts["train"]), *score(p, *parts["test"])]


def main():
    images, epochs, lam, seeds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    x, y, test_x, test_y = read_data("mnist", None)
    x, test_x = ((a.reshape(len(a), -1) / 255).astype(np.float32) for a in (x, test_x))
    parts = {"train": (x[:images], y[:images]), "test": (test_x, test_y)}
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow("lambda seed epoch penalty train_loss train_accuracy test_loss test_accuracy".split())
    for seed in range(1, seeds + 1):
        for row in train(parts, epochs, lam, seed):
            table.writerow([f"{value:.6g}" for value in row])


if __name__ == "__main__":
    main()
