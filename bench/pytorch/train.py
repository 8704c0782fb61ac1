#!/usr/bin/env python3
"""Trains the runs of a job in PyTorch, one after another, as a PyTorch user would.

The images stand in memory as tensors, so that no loader costs anything; one fused optimizer step;
evaluation in large batches in inference mode. Prints one JSON object for every epoch.
"""

import argparse
import itertools
import json
import time
from pathlib import Path

import torch
from torch.nn import functional

import data
import networks

EVALUATION_BATCH = 1000


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("spec", type=Path, help="the job, a file of bench/jobs")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--channels-last", action="store_true")
    options.add_argument("--compile", action="store_true", help="torch.compile each network")
    options.add_argument("--share", default="0/1", help="K/N: every N-th run, from the K-th on")
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)

    spec = json.loads(options.spec.read_text())
    memory_format = torch.channels_last if options.channels_last else torch.contiguous_format
    parts = data.load(spec["data"], memory_format)
    first, step = map(int, options.share.split("/"))
    runs = itertools.product(spec["sweep"]["penalty.lambda"], spec["sweep"]["seed"])
    for strength, seed in list(runs)[first::step]:
        torch.manual_seed(seed)
        network = networks.build(options.spec.stem).to(memory_format=memory_format)
        optimizer = make_optimizer(network, spec["training"]["optimizer"], strength)
        parameters = sum(p.numel() for p in network.parameters())
        if options.compile:
            network.compile()
        for metrics in train(network, optimizer, spec["training"], *parts):
            run = {"lambda": strength, "seed": seed, "parameters": parameters}
            print(json.dumps(run | metrics), flush=True)


def make_optimizer(network, declared, strength):
    """L2 here is lambda * sum w^2, PyTorch's weight_decay its gradient's factor; weights alone."""
    weights = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() == 1]
    return torch.optim.SGD(
        [{"params": weights, "weight_decay": 2 * strength}, {"params": others}],
        lr=declared["learningRate"],
        momentum=declared["momentum"],
        nesterov=declared["nesterov"],
        fused=True,
    )


def train(network, optimizer, declared, train, probe, validation):
    for epoch in range(1, declared["epochs"] + 1):
        start = time.perf_counter()
        network.train()
        for rows in torch.randperm(len(train.labels)).split(declared["batchSize"]):
            optimizer.zero_grad()
            loss = functional.cross_entropy(network(train.images[rows]), train.labels[rows])
            loss.backward()
            optimizer.step()
        metrics = {"epoch": epoch}
        metrics["train_loss"], metrics["train_accuracy"] = evaluate(network, probe)
        metrics["validation_loss"], metrics["validation_accuracy"] = evaluate(network, validation)
        metrics["seconds"] = time.perf_counter() - start
        yield metrics


@torch.inference_mode()
def evaluate(network, part):
    network.eval()
    loss = right = 0.0
    batches = zip(part.images.split(EVALUATION_BATCH), part.labels.split(EVALUATION_BATCH))
    for images, labels in batches:
        values = network(images)
        loss += functional.cross_entropy(values, labels, reduction="sum").item()
        right += (values.argmax(1) == labels).sum().item()
    return loss / len(part.labels), right / len(part.labels)


if __name__ == "__main__":
    main()
