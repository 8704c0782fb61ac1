#!/usr/bin/env python3
"""The DeepOBS study once more in PyTorch, apart from this project's code.

    python3 deepobs_in_torch.py evaluate RESULTS/deepobs-3c3d-adam [--data DIR]
    python3 deepobs_in_torch.py train [--data DIR] [--seeds N] [--ours]

evaluate: loss and accuracy of finished runs on 10,000 training images under DeepOBS's augmentation,
which is what DeepOBS reports for training; our runs record them on images as they are.
train: DeepOBS's own set-up (all 50,000 images, its augmentation with color, dense layers from
glorot-uniform, incomplete batches dropped), or with --ours the set-up of the experiment file.
Every objective includes the penalty.
"""
import argparse
import json
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from test_part import outputs, losses, penalty, read_data, read_weights, scale

LAMBDA, RATE, BATCH, EPOCHS = 0.001, 3.981e-4, 128, 10


def moved(images, random, pad):
    """Black border of pad pixels, a random crop of 32 x 32, a random mirror image."""
    padded = np.pad(images, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    result = np.empty_like(images)
    for i, (y, x, flip) in enumerate(random.integers(0, [2 * pad + 1, 2 * pad + 1, 2], (len(images), 3))):
        crop = padded[i, :, y : y + 32, x : x + 32]
        result[i] = crop[:, :, ::-1] if flip else crop
    return result


def colored(images, random):
    """DeepOBS's color: brightness by up to 63/255 of 255 gray levels, saturation, contrast."""
    x = images.astype(np.float32)
    size = (len(x), 1, 1, 1)
    x += random.uniform(-63 / 255, 63 / 255, size).astype(np.float32)
    top = x.max(1, keepdims=True)
    saturation = (top - x.min(1, keepdims=True)) / np.maximum(top, 1e-6)
    factor = random.uniform(0.5, 1.5, size).astype(np.float32)
    factor = np.minimum(factor, 1 / np.maximum(saturation, 1e-6))
    x = top - (top - x) * factor
    mean = x.mean((2, 3), keepdims=True)
    return mean + (x - mean) * random.uniform(0.2, 1.8, size).astype(np.float32)


def augmented(images, random, ours):
    x = moved(images, random, 4 if ours else 2)
    return scale(x if ours else colored(x, random), "per-image")


class Network(nn.Module):
    def __init__(self, ours):
        super().__init__()
        self.convolutions = nn.ModuleList(
            [nn.Conv2d(3, 64, 5), nn.Conv2d(64, 96, 3), nn.Conv2d(96, 128, 3, padding=1)])
        self.dense = nn.ModuleList([nn.Linear(1152, 512), nn.Linear(512, 256), nn.Linear(256, 10)])
        for layer in [*self.convolutions, *self.dense]:
            normal = ours or isinstance(layer, nn.Conv2d)
            (nn.init.xavier_normal_ if normal else nn.init.xavier_uniform_)(layer.weight)
            nn.init.zeros_(layer.bias)

    def squares(self):
        return sum((layer.weight**2).sum() for layer in [*self.convolutions, *self.dense])

    def forward(self, x):
        for layer in self.convolutions:
            x = functional.relu(layer(x))
            odd = x.shape[2] % 2
            pads = (odd, 1, odd, 1)  # "same" for size 3 and stride 2, as TensorFlow does
            x = functional.max_pool2d(functional.pad(x, pads, value=-torch.inf), 3, 2)
        x = x.flatten(1)
        for layer in self.dense[:-1]:
            x = functional.relu(layer(x))
        return self.dense[-1](x)


def measured(network, scaled, labels):
    """Objective and accuracy."""
    total, right = 0.0, 0
    with torch.no_grad():
        for at in range(0, len(scaled), 500):
            values = network(torch.from_numpy(scaled[at : at + 500])).numpy()
            total += losses(values, labels[at : at + 500], "cross-entropy").sum()
            right += (values.argmax(1) == labels[at : at + 500]).sum()
        return total / len(scaled) + LAMBDA * network.squares().item(), right / len(scaled)


def train(data, seed, ours):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    network = Network(ours)
    optimizer = torch.optim.Adam(network.parameters(), RATE)
    images, labels, test_images, test_labels = data
    test = scale(test_images, "per-image")
    count = 48000 if ours else 50000
    for epoch in range(EPOCHS + 1):
        order = random.permutation(count)
        whole = count // BATCH * BATCH
        for at in range(0, whole if epoch else 0, BATCH):
            rows = order[at : at + BATCH]
            x = torch.from_numpy(augmented(images[rows], random, ours))
            y = torch.from_numpy(labels[rows].astype(np.int64))
            optimizer.zero_grad()
            (functional.cross_entropy(network(x), y) + LAMBDA * network.squares()).backward()
            optimizer.step()
        rows = order[:10000]
        plain = measured(network, scale(images[rows], "per-image"), labels[rows])
        changed = measured(network, augmented(images[rows], random, False), labels[rows])
        print(f"seed {seed}, epoch {epoch:2}:", described("train", plain), described("train, augmented",
              changed), described("test", measured(network, test, test_labels)), sep="  ", flush=True)


def described(what, score):
    return f"{what} {score[0]:.4f} {100 * score[1]:.2f} %"


def evaluate(folder, data):
    random = np.random.default_rng(1)
    for run in sorted((folder / "runs").iterdir()):
        if not (run / "result.json").exists():
            continue
        spec = json.loads((run / "spec.json").read_text())
        tensors = read_weights(run / "weights.bin")
        rows = random.permutation(spec["data"]["train"])[:10000]
        for what, change in (("as they are", lambda x: scale(x, "per-image")),
                             ("augmented", lambda x: augmented(x, random, False))):
            total, right = penalty(spec, tensors), 0
            for part in np.split(rows, 20):
                values = outputs(spec["model"], tensors, change(data[0][part]))
                total += losses(values, data[1][part], "cross-entropy").sum() / len(rows)
                right += (values.argmax(1) == data[1][part]).sum() / len(rows)
            print(f"seed {spec['seed']}:", described(f"training images {what}", (total, right)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command", choices=["evaluate", "train"])
    parser.add_argument("results", type=pathlib.Path, nargs="?")
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path.home() / ".shrinkage/data")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--ours", action="store_true")
    arguments = parser.parse_args()
    data = read_data("cifar10", arguments.data)
    if arguments.command == "evaluate":
        evaluate(arguments.results, data)
    else:
        for seed in range(1, arguments.seeds + 1):
            train(data, seed, arguments.ours)


if __name__ == "__main__":
    main()
