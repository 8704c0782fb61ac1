"""The images of the jobs, from the files in this project: the first rows of the training file."""

import gzip
import lzma
from pathlib import Path
from typing import NamedTuple

import torch

FILES = Path(__file__).parents[2] / "src/main/resources/io/shrinkage/data"


class Part(NamedTuple):
    images: torch.Tensor  # float [n, c, h, w], standardized
    labels: torch.Tensor  # int64 [n]


def mnist():
    images = gzip.decompress((FILES / "mnist/train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((FILES / "mnist/train-labels-idx1-ubyte.gz").read_bytes())
    return (
        torch.frombuffer(bytearray(images[16:]), dtype=torch.uint8).view(-1, 1, 28, 28),
        torch.frombuffer(bytearray(labels[8:]), dtype=torch.uint8),
    )


def cifar10_small():
    rows = lzma.decompress((FILES / "cifar10-small/train.bin.xz").read_bytes())
    rows = torch.frombuffer(bytearray(rows), dtype=torch.uint8).view(-1, 1 + 3 * 32 * 32)
    return rows[:, 1:].view(-1, 3, 32, 32), rows[:, 0]


def load(declared, memory_format):
    """Returns the parts (train, probe, validation) that a job's "data" declares."""
    images, labels = {"mnist": mnist, "cifar10-small": cifar10_small}[declared["dataset"]]()
    train, validation = declared["train"], declared["validation"]
    used = images[: train + validation].float() / 255
    deviation, mean = torch.std_mean(used[:train], (0, 2, 3), correction=0, keepdim=True)
    used = ((used - mean) / deviation).contiguous(memory_format=memory_format)
    labels = labels[: train + validation].long()
    probe = torch.randperm(train, generator=torch.Generator().manual_seed(1))
    probe = probe[: min(train, validation)]
    return (
        Part(used[:train], labels[:train]),
        Part(used[probe].contiguous(memory_format=memory_format), labels[probe]),
        Part(used[train:], labels[train:]),
    )
