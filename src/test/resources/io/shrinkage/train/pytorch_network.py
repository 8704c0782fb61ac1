"""Writes pytorch-network.jsonl: 20 steps of a small network with every optimizer and penalty.

Run with: python pytorch_network.py > pytorch-network.jsonl (PyTorch 2.15.0 and SciPy 1.17.1 made
the committed file). In double precision: a difference from it is the error of the steps under test.
The first line has the data and the initial weights, all exact in single precision, in the order of
PyTorch (convolution [out, in, h, w], linear [out, in]); every other line one run and the weights
after its last step, to 9 digits.

What torch.optim has is left to it: the optimizers, weight_decay for L2 (2 * lambda) and AdamW.
The gradient of an L1 subgradient is autograd's. Decoupled decay beside other optimizers is written
out here, the proximal steps in pytorch_network_proximal.py. The pooling takes means: equal values
under a maximum would leave the choice of a gradient's way to the library.
"""

import copy
import json
import math
import random
import sys

import torch

import pytorch_network_proximal as proximal
from pytorch_network_cases import OPTIMIZERS, PER_EPOCH, STEPS, cases, factor, strengths


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(2, 4, 3)
        self.dense = torch.nn.Linear(16, 6)
        self.output = torch.nn.Linear(6, 3)

    def forward(self, x):
        x = torch.nn.functional.avg_pool2d(torch.tanh(self.conv(x)), 2)
        return self.output(torch.tanh(self.dense(x.flatten(1))))


def data():
    """Three batches of five images: noise around a bright row, in sixteenths."""
    chance = random.Random(1)
    batches = []
    for _ in range(PER_EPOCH):
        labels = [chance.randrange(3) for _ in range(5)]
        images = [
            [(chance.randrange(-16, 17) + 16 * (p // 6 % 6 == 2 * y)) / 16 for p in range(72)]
            for y in labels
        ]
        batches.append({"labels": labels, "images": images})
    return batches


def initialize(network):
    """Weights in 1/256, small in some filters and units so that whole groups can become 0."""
    chance = random.Random(2)
    for parameter in network.parameters():
        for group, row in enumerate(parameter.data.view(len(parameter), -1)):
            size = [80, 20, 120, 5, 60, 30][group % 6]
            size *= 3 if len(parameter) == 3 else 1
            row.copy_(torch.tensor([chance.randint(-size, size) / 256 for _ in row]))


def make(spec, groups, adam_w):
    rate = spec["learningRate"]
    if spec["type"] == "sgd":
        chosen = {"momentum": spec["momentum"], "nesterov": spec["nesterov"]}
        return torch.optim.SGD(groups, lr=rate, **chosen)
    if spec["type"] == "adam":
        kind = torch.optim.AdamW if adam_w else torch.optim.Adam
        return kind(groups, lr=rate, betas=(spec["beta1"], spec["beta2"]), eps=spec["epsilon"])
    if spec["type"] == "rmsprop":
        return torch.optim.RMSprop(groups, lr=rate, alpha=spec["decay"], eps=spec["epsilon"])
    return torch.optim.Adagrad(groups, lr=rate, eps=spec["epsilon"])


def train(network, batches, spec, penalty):
    """Returns the trained network, what the penalty acts on, its reference and the margin to 0."""
    network = copy.deepcopy(network)
    inside = [p for p in network.parameters() if p.dim() > 1 or penalty.get("biases")]
    outside = [p for p in network.parameters() if p.dim() == 1 and not penalty.get("biases")]
    zero = penalty.get("reference") != "initial"
    start = [torch.zeros_like(p) if zero else p.detach().clone() for p in inside]
    l1, l2, decay, group = strengths(penalty)
    adam_w = decay > 0 and spec["type"] == "adam" and zero
    groups = [{"params": inside}, {"params": outside, "weight_decay": 0}]
    optimizer = make(spec, groups, adam_w)
    for t in range(STEPS):
        now = factor(penalty.get("schedule", {"type": "constant", "warmupEpochs": 0}), t)
        for part in optimizer.param_groups:
            part["lr"] = rate = spec["learningRate"] * 0.5 ** (t // PER_EPOCH // 4)
        pulled = 2 * l2 * now + (decay * now if adam_w else 0)
        optimizer.param_groups[0]["weight_decay"] = pulled if zero else 0
        batch = batches[t % PER_EPOCH]
        images = torch.tensor(batch["images"]).view(-1, 2, 6, 6)
        loss = torch.nn.functional.cross_entropy
        objective = loss(network(images), torch.tensor(batch["labels"]))
        for p, s in zip(inside, start):
            if penalty.get("method") == "subgradient":
                objective = objective + l1 * now * (p - s).abs().sum()
            if not zero:
                objective = objective + l2 * now * ((p - s) ** 2).sum()
        optimizer.zero_grad()
        objective.backward()
        before = [p.detach().clone() for p in inside]
        optimizer.step()
        margin = math.inf
        with torch.no_grad():
            for p, s, old in zip(inside, start, before):
                if decay and not adam_w:
                    p -= rate * decay * now * (old - s)
                if group or (l1 and penalty.get("method") != "subgradient"):
                    metric = penalty.get("metric", "preconditioned") == "preconditioned"
                    strength = (l1 * now, group * now)
                    distance = proximal.step(optimizer, p, s, spec, strength, metric)
                    margin = min(margin, distance)
    return network, inside, start, margin


def rounded(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def values(network):
    return {name: rounded(p) for name, p in network.named_parameters()}


def write(row):
    print(json.dumps(row, separators=(",", ":")))


def report(name, penalty, zeros, sizes, margin):
    """Says what became 0; all or nothing, or a weight about to, would make a poor reference."""
    print(name, json.dumps(penalty), zeros, f"margin {margin:.1e}", file=sys.stderr)
    if margin < math.inf:
        assert margin > 1e-6 and 0 < sum(zeros) and zeros[0] < sizes[0]


def main():
    torch.set_default_dtype(torch.float64)
    network, batches = Network(), data()
    initialize(network)
    write({"batches": batches, "initial": values(network)})
    for name, penalty in cases():
        spec = OPTIMIZERS[name]
        trained, inside, start, margin = train(network, batches, spec, penalty)
        write({"optimizer": spec, "penalty": penalty, "final": values(trained)})
        zeros = [(p == s).sum().item() for p, s in zip(inside, start)]
        report(name, penalty, zeros, [p.numel() for p in inside], margin)


main()
