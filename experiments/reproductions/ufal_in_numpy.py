#!/usr/bin/env python3
"""The UFAL study once more in NumPy, apart from this project's code: what do its deviations change?

    python3 ufal_in_numpy.py LAMBDA SEEDS [--first ROW] [--amsgrad] > measures.csv

Trains 784-400-10 as tf.keras does (Adam's epsilon beside the uncorrected second moment) on 5,000 rows
from ROW on, and measures at the ends of the epochs, the penalty included in every loss:
  running      train loss and accuracy as Keras prints them, the mean over the epoch's batches
  end          the same at the end of the epoch
  next, last   validation on the 5,000 rows after the training rows, and on the training file's last
  test         the test part
With --amsgrad Adam divides by the largest second moment so far (Reddi, Kale and Kumar, ICLR 2018).
"""
import argparse
import csv
import sys

import numpy as np

from test_part import read_data

EPOCHS, BATCH, HIDDEN = 30, 50, 400


def forward(p, x):
    hidden = np.maximum(x @ p[0] + p[1], 0)
    z = hidden @ p[2] + p[3]
    z -= z.max(1, keepdims=True)
    return hidden, z - np.log(np.exp(z).sum(1, keepdims=True))


def score(p, x, y, lam):
    log = forward(p, x)[1]
    squares = (p[0] ** 2).sum() + (p[2] ** 2).sum()
    return -log[np.arange(len(y)), y].mean() + lam * squares, (log.argmax(1) == y).mean()


def gradient(p, x, y, lam):
    hidden, log = forward(p, x)
    delta = np.exp(log)
    delta[np.arange(len(y)), y] -= 1
    delta /= len(y)
    back = delta @ p[2].T * (hidden > 0)
    return [x.T @ back + 2 * lam * p[0], back.sum(0), hidden.T @ delta + 2 * lam * p[2], delta.sum(0)]


def start(random):
    def glorot(fan_in, fan_out):
        limit = np.sqrt(6 / (fan_in + fan_out))
        return random.uniform(-limit, limit, (fan_in, fan_out)).astype(np.float32)

    zeros = [np.zeros(n, np.float32) for n in (HIDDEN, 10)]
    return [glorot(784, HIDDEN), zeros[0], glorot(HIDDEN, 10), zeros[1]]


def train(parts, lam, seed, amsgrad):
    """Yields a row of measures an epoch."""
    random = np.random.default_rng(seed)
    p = start(random)
    m, v, largest = ([np.zeros_like(w) for w in p] for _ in range(3))
    x, y = parts["train"]
    step = 0
    for epoch in range(1, EPOCHS + 1):
        order, seen = random.permutation(len(x)), []
        for at in range(0, len(x), BATCH):
            rows = order[at : at + BATCH]
            seen.append(score(p, x[rows], y[rows], lam))
            step += 1
            rate = np.float32(1e-3 * np.sqrt(1 - 0.999**step) / (1 - 0.9**step))
            for w, g, a, b, top in zip(p, gradient(p, x[rows], y[rows], lam), m, v, largest):
                a += np.float32(0.1) * (g - a)
                b += np.float32(0.001) * (g * g - b)
                np.maximum(top, b, out=top)
                w -= rate * a / (np.sqrt(top if amsgrad else b) + np.float32(1e-7))
        row = [lam, seed, epoch, *np.mean(seen, 0)]
        for name in ("train", "next", "last", "test"):
            row += score(p, *parts[name], lam)
        yield row


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("penalty", type=float, metavar="LAMBDA")
    parser.add_argument("seeds", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--amsgrad", action="store_true")
    arguments = parser.parse_args()
    images, labels, test_images, test_labels = read_data("mnist", None)
    flat = [(a.reshape(len(a), -1) / 255).astype(np.float32) for a in (images, test_images)]
    first = arguments.first
    cuts = {"train": slice(first, first + 5000), "next": slice(first + 5000, first + 10000),
            "last": slice(55000, 60000)}
    parts = {name: (flat[0][cut], labels[cut]) for name, cut in cuts.items()}
    parts["test"] = flat[1], test_labels
    table = csv.writer(sys.stdout, lineterminator="\n")
    names = [f"{part}_{what}" for part in ("running", "end", "next", "last", "test")
             for what in ("loss", "accuracy")]
    table.writerow(["lambda", "seed", "epoch", *names])
    for seed in range(1, arguments.seeds + 1):
        for row in train(parts, arguments.penalty, seed, arguments.amsgrad):
            table.writerow([f"{value:.6g}" for value in row])


if __name__ == "__main__":
    main()
