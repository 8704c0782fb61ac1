"""Draws adam-proximal.svg: where L1 comes to rest under Adam, by the metric of its proximal step.

    java -jar runner.jar run docs/images/adam-proximal.json docs/images/adam-proximal-sgd.json
    python docs/images/adam_proximal.py results    (reads the runs, writes adam-proximal.csv)
    python docs/images/adam_proximal.py            (draws from adam-proximal.csv)

Softmax regression on 500 MNIST images. The CSV has a row a run: exact zeros as a share of the
weights, the objective above the optimum as a share of it, and, over the weights that are not 0, the
medians of |g| and of |g| / (sqrt(v) + 1e-8), where g = dJ0/dw is the gradient over all images and v
the mean square of the gradients of 2,000 batches of 50, what Adam's v tends to. The optimum is
scikit-learn's. Made with scikit-learn 1.9.1 and Matplotlib 3.11.2.
"""

import csv
import gzip
import json
import struct
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
CSV, SVG = HERE / "adam-proximal.csv", HERE / "adam-proximal.svg"
ROWS, BATCH = 500, 50
SERIES = {
    "optimum": ("optimum (scikit-learn)", "#222222", "-", ""),
    "sgd": ("SGD", "#0072b2", "", "o"),
    "adam preconditioned": ('Adam, "preconditioned" (default)', "#009e73", "", "D"),
    "adam scalar": ('Adam, "scalar"', "#d55e00", "--", "s"),
}


def mnist():
    folder = HERE.parents[1] / "src/main/resources/io/shrinkage/data/mnist"
    images = gzip.open(folder / "train-images-idx3-ubyte.gz").read(16 + ROWS * 784)
    labels = gzip.open(folder / "train-labels-idx1-ubyte.gz").read(8 + ROWS)
    x = np.frombuffer(images, np.uint8, offset=16).reshape(ROWS, 784) / 255.0
    return x, np.eye(10)[np.frombuffer(labels, np.uint8, offset=8)]


def weights(file):
    """The tensors of a weights.bin by kind."""
    data, at = file.read_bytes(), 12
    tensors = {}
    for _ in range(struct.unpack_from("<i", data, 8)[0]):
        texts = []
        for _ in range(2):
            size = struct.unpack_from("<i", data, at)[0]
            texts.append(data[at + 4 : at + 4 + size].decode())
            at += 4 + size
        rank = struct.unpack_from("<i", data, at)[0]
        shape = struct.unpack_from(f"<{rank}i", data, at + 4)
        at += 4 + 4 * rank
        values = np.frombuffer(data, "<f4", int(np.prod(shape)), at).reshape(shape)
        at += values.nbytes
        tensors[texts[1]] = values.astype(float)
    return tensors["weight"], tensors["bias"]


def errors(x, y, w, b):
    """The probabilities minus the targets, and the mean loss."""
    z = x @ w + b
    z = z - z.max(axis=1, keepdims=True)
    logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return np.exp(logs) - y, -np.mean((logs * y).sum(axis=1))


def row(series, strength, x, y, w, b):
    error, loss = errors(x, y, w, b)
    alive = w != 0
    chance, square = np.random.default_rng(1), np.zeros_like(w)
    for _ in range(2000):
        chosen = chance.choice(ROWS, BATCH, replace=False)
        square += (x[chosen].T @ error[chosen] / BATCH) ** 2 / 2000
    slope = np.abs(x.T @ error / ROWS)
    relative = slope / (np.sqrt(square) + 1e-8)
    medians = [np.median(v[alive]) if alive.any() else np.nan for v in (slope, relative)]
    return [series, strength, np.mean(~alive), loss + strength * np.abs(w).sum(), *medians]


def optimum(strength, x, y):
    """scikit-learn's solution; the closed form where no weight is worth its penalty."""
    from sklearn.linear_model import LogisticRegression

    none, shares = np.zeros((x.shape[1], y.shape[1])), np.log(y.mean(axis=0))
    if np.abs(x.T @ errors(x, y, none, shares)[0]).max() / ROWS <= strength:
        return row("optimum", strength, x, y, none, shares)
    model = LogisticRegression(
        solver="saga", C=1 / (strength * ROWS), l1_ratio=1, tol=1e-5, max_iter=20000, random_state=0
    ).fit(x, y.argmax(axis=1))
    return row("optimum", strength, x, y, model.coef_.T, model.intercept_)


def measure(results):
    x, y = mnist()
    rows = []
    for file in sorted(results.glob("adam-proximal*/runs/*/spec.json")):
        spec = json.loads(file.read_text())
        name = spec["training"]["optimizer"]["type"]
        if name == "adam":
            name += " " + spec["penalty"]["metric"]
        rows.append(
            row(name, spec["penalty"]["lambda"], x, y, *weights(file.parent / "weights.bin"))
        )
    rows += [optimum(strength, x, y) for strength in sorted({r[1] for r in rows})]
    best = {r[1]: r[3] for r in rows if r[0] == "optimum"}
    with CSV.open("w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            ["series", "lambda", "zeros", "above_optimum", "gradient", "relative_gradient"]
        )
        for r in sorted(rows, key=lambda r: (list(SERIES).index(r[0]), r[1])):
            r[3] = r[3] / best[r[1]] - 1
            writer.writerow(
                [r[0], f"{r[1]:g}"] + ["" if np.isnan(v) else f"{v:.4g}" for v in r[2:]]
            )


def draw():
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams |= {"svg.hashsalt": "shrinkage", "svg.fonttype": "path", "font.size": 9}
    import matplotlib.pyplot as plt

    rows = list(csv.DictReader(CSV.open()))
    figure, axes = plt.subplots(1, 3, figsize=(10, 3.9), facecolor="white")
    panels = [
        ("zeros", "Weights that are exactly 0", "share of the weights"),
        ("gradient", "Gradient of the others in the end", "median |dJ0/dw|"),
        ("above_optimum", "Objective above the optimum", "(J − optimum) / optimum"),
    ]
    for axis, (column, title, label) in zip(axes, panels):
        for name, (text, color, line, marker) in SERIES.items():
            if column != "zeros" and name == "optimum":
                continue
            own = [r for r in rows if r["series"] == name and r[column]]
            axis.plot(
                [float(r["lambda"]) for r in own],
                [float(r[column]) for r in own],
                linestyle=line or "none",
                marker=marker or None,
                color=color,
                label=text,
                fillstyle="none" if name == "sgd" else "full",
                markersize=9 if name == "sgd" else 5,
                linewidth=1.5,
            )
        axis.set(xscale="log", title=title, xlabel="λ", ylabel=label)
        axis.grid(alpha=0.3)
        axis.spines[["top", "right"]].set_visible(False)
        axis.set(yscale="linear" if column == "zeros" else "log")
        if column == "zeros":
            axis.set_ylim(0, 1.05)
        if column == "gradient":
            axis.plot([0.003, 1], [0.003, 1], color="#222222", zorder=0)
            axis.annotate("|dJ0/dw| = λ", (0.05, 0.17), color="#222222", ha="right")
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncols=4, frameon=False)
    figure.tight_layout(rect=(0, 0.08, 1, 1))
    figure.savefig(SVG, metadata={"Date": None, "Creator": None})


if len(sys.argv) > 1:
    measure(Path(sys.argv[1]))
draw()
