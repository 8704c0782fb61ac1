#!/usr/bin/env python3
"""Evaluates the weights of finished runs on the test part, apart from the program that trained them.

    python3 test_part.py RESULTS [--data DIR] [--test-only] > RESULTS/test.csv

RESULTS is the folder of one experiment (results/<name>). Needs NumPy, and PyTorch for networks with
convolutions. MNIST is read from the sources beside this file, CIFAR-10 from DIR.

Of every completed run the final validation loss and accuracy and the penalty are computed first and
must agree with what the run recorded, to 1e-4 relative and to 2 images; else it fails. Then come the
loss and accuracy on the whole training part, on the last 5,000 rows of the training file (which UFAL
validated on) and on the test part; with --test-only on the test part alone. Losses are without the
penalty.
"""
import argparse
import csv
import gzip
import json
import pathlib
import struct
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
MNIST = HERE.parents[1] / "src/main/resources/io/shrinkage/data/mnist"


def read_weights(path):
    """The tensors of a weights.bin, by name; the layout is described in WeightsFile.java."""
    data = path.read_bytes()
    if data[:8] != b"SHRNKW01":
        raise SystemExit(f"{path}: must begin with SHRNKW01")
    at = 8

    def number():
        nonlocal at
        at += 4
        return struct.unpack_from("<i", data, at - 4)[0]

    def text():
        nonlocal at
        size = number()
        at += size
        return data[at - size : at].decode()

    tensors = {}
    for _ in range(number()):
        name, _ = text(), text()
        shape = [number() for _ in range(number())]
        size = int(np.prod(shape))
        tensors[name] = np.frombuffer(data, "<f4", size, at).reshape(shape)
        at += 4 * size
    return tensors


def read_idx(name):
    with gzip.open(MNIST / name) as file:
        data = file.read()
    sizes = struct.unpack_from(f">{data[3]}i", data, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes)


def read_cifar(folder, names):
    files = [np.fromfile(folder / "cifar-10-batches-bin" / name, np.uint8) for name in names]
    records = np.concatenate(files).reshape(-1, 1 + 3 * 32 * 32)
    return records[:, 1:].reshape(-1, 3, 32, 32), records[:, 0]


def read_data(dataset, folder):
    """Training images and labels, test images and labels."""
    if dataset == "mnist":
        return (*(read_idx(f"train-{n}-ubyte.gz") for n in ("images-idx3", "labels-idx1")),
                *(read_idx(f"t10k-{n}-ubyte.gz") for n in ("images-idx3", "labels-idx1")))
    if dataset == "cifar10":
        return (*read_cifar(folder, [f"data_batch_{i}.bin" for i in range(1, 6)]),
                *read_cifar(folder, ["test_batch.bin"]))
    raise SystemExit(f"{dataset}: not a data set of the reproductions")


def scale(images, how):
    flat = images.reshape(len(images), -1).astype(np.float64)
    if how == "unit":
        flat = flat / 255
    elif how == "per-image":
        deviation = np.maximum(flat.std(1, keepdims=True), flat.shape[1] ** -0.5)
        flat = (flat - flat.mean(1, keepdims=True)) / deviation
    else:
        raise SystemExit(f"{how}: not a scale of the reproductions")
    return flat.astype(np.float32).reshape(images.shape)


def pooled(x, layer):
    """Max-pooling; 'same' pads the lower right side more, as TensorFlow does."""
    from torch.nn import functional

    size, stride = layer["size"], layer.get("stride", layer["size"])
    if layer["padding"] == "same":
        height, width = x.shape[2:]
        down = max((-(-height // stride) - 1) * stride + size - height, 0)
        right = max((-(-width // stride) - 1) * stride + size - width, 0)
        pads = (right // 2, right - right // 2, down // 2, down - down // 2)
        x = functional.pad(x, pads, value=-np.inf)
    return functional.max_pool2d(x, size, stride)


def convolved(x, layer, w, b):
    from torch import from_numpy
    from torch.nn import functional

    pad = "same" if layer["padding"] == "same" else 0
    return functional.conv2d(x, from_numpy(w.copy()), from_numpy(b.copy().ravel()), padding=pad)


ACTIVATIONS = {"relu": lambda x: np.maximum(x, 0), "sigmoid": lambda x: (1 + np.tanh(x / 2)) / 2,
               "identity": lambda x: x}


def outputs(model, tensors, images):
    """The network's output values before softmax or sigmoid."""
    x = images
    for i, layer in enumerate(model["layers"], 1):
        kind = layer["type"]
        w, b = (tensors.get(f"{i}-{kind}.{name}") for name in "Wb")
        if kind in ("conv", "max-pool"):
            from torch import from_numpy

            t = from_numpy(np.ascontiguousarray(x))
            x = (convolved(t, layer, w, b) if kind == "conv" else pooled(t, layer)).numpy()
        else:
            x = x.reshape(len(x), -1) @ w + b.ravel()
        x = ACTIVATIONS[layer.get("activation", "identity")](x)
    return x


def losses(values, labels, loss):
    """The data loss of every example, in double precision."""
    z = values.astype(np.float64)
    if loss == "cross-entropy":
        z = z - z.max(1, keepdims=True)
        return np.log(np.exp(z).sum(1)) - z[np.arange(len(z)), labels]
    if loss == "binary-cross-entropy":
        return (np.logaddexp(0, z) - z * np.eye(z.shape[1])[labels]).sum(1)
    raise SystemExit(f"{loss}: not a loss of the reproductions")


def score(spec, tensors, images, labels):
    """Mean data loss and accuracy."""
    total, right = 0.0, 0
    for at in range(0, len(images), 500):
        part = slice(at, at + 500)
        scaled = scale(images[part], spec["data"]["scale"])
        values = outputs(spec["model"], tensors, scaled)
        total += losses(values, labels[part], spec["training"]["loss"]).sum()
        right += (values.argmax(1) == labels[part]).sum()
    return total / len(images), right / len(images)


def penalty(spec, tensors):
    squares = sum((t.astype(np.float64) ** 2).sum() for n, t in tensors.items() if n.endswith(".W"))
    return spec["penalty"].get("lambda", 0) * squares


def check(run, what, mine, recorded, tolerance):
    if abs(mine - recorded) > tolerance:
        raise SystemExit(f"{run}: {what} is recorded as {recorded}, computed as {mine}")


def evaluate(run, data, test_only):
    """One row of the table: what was checked, and what the run did not record."""
    spec = json.loads((run / "spec.json").read_text())
    final = json.loads((run / "result.json").read_text())["final"]
    tensors = read_weights(run / "weights.bin")
    train_images, train_labels, test_images, test_labels = data
    if spec["data"]["order"] != "file":
        raise SystemExit(f"{run}: data.order must be file")
    train = spec["data"]["train"]
    rows = slice(train, train + spec["data"]["validation"])
    loss, accuracy = score(spec, tensors, train_images[rows], train_labels[rows])
    check(run, "validation loss", loss, final["validation_loss"], 1e-4 * loss)
    images = rows.stop - rows.start
    check(run, "validation accuracy", accuracy, final["validation_accuracy"], 2.5 / images)
    penalized = penalty(spec, tensors)
    check(run, "penalty", penalized, final["penalty"], 1e-4 * penalized)
    whole = last = "", ""
    if not test_only:
        whole = score(spec, tensors, train_images[:train], train_labels[:train])
        last = score(spec, tensors, train_images[-5000:], train_labels[-5000:])
    test = score(spec, tensors, test_images, test_labels)
    return [run.name, spec["penalty"].get("lambda", 0), spec["training"]["epochs"], spec["seed"],
            penalized, *whole, loss, accuracy, *last, *test]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("results", type=pathlib.Path)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path.home() / ".shrinkage/data")
    parser.add_argument("--test-only", action="store_true")
    arguments = parser.parse_args()
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow("run_id lambda epochs seed penalty_value train_loss train_accuracy validation_loss "
                   "validation_accuracy last_loss last_accuracy test_loss test_accuracy".split())
    data = None
    rows = []
    for run in sorted((arguments.results / "runs").iterdir()):
        if not (run / "result.json").exists():
            continue
        if data is None:
            dataset = json.loads((run / "spec.json").read_text())["data"]["dataset"]
            data = read_data(dataset, arguments.data)
        rows.append(evaluate(run, data, arguments.test_only))
    for row in sorted(rows, key=lambda row: row[1:4]):
        table.writerow([f"{v:.6g}" if isinstance(v, float) else v for v in row])


if __name__ == "__main__":
    main()
