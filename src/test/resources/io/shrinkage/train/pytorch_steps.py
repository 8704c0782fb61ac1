"""Writes pytorch-steps.csv: 20 steps of every optimizer as PyTorch makes them.

Run with: python pytorch_steps.py > pytorch-steps.csv (PyTorch 2.15.0 made the committed file).
In double precision, so that a difference from it is the error of the steps under test alone.
The data gradient depends on the weights and carries a disturbance; both are exact in binary. From
step 11 on the learning rate is half as large, which tells a velocity of gradients from one of steps.
"""

import torch

STEPS = 20
WEIGHTS = [1.0, -0.5, 0.25, -2.0, 0.125]
CENTERS = [0.5, 0.5, -1.0, -1.5, 0.0]
CURVATURES = [1.0, 2.0, 0.5, 0.25, 4.0]
OPTIMIZERS = {
    "sgd": (torch.optim.SGD, 0.05, {}),
    "momentum": (torch.optim.SGD, 0.02, {"momentum": 0.9}),
    "nesterov": (torch.optim.SGD, 0.02, {"momentum": 0.9, "nesterov": True}),
    "adam": (torch.optim.Adam, 0.01, {}),
    "rmsprop": (torch.optim.RMSprop, 0.01, {}),
    "adagrad": (torch.optim.Adagrad, 0.05, {}),
}


def gradient(w, step):
    return [
        CURVATURES[i] * (w[i] - CENTERS[i]) + ((step * 7 + i * 3) % 11 - 5) / 16
        for i in range(len(w))
    ]


def write(name, make, rate, options):
    w = torch.tensor(WEIGHTS, dtype=torch.float64, requires_grad=True)
    optimizer = make([w], lr=rate, **options)
    for step in range(1, STEPS + 1):
        optimizer.param_groups[0]["lr"] = rate if step <= 10 else rate / 2
        w.grad = torch.tensor(gradient(w.tolist(), step), dtype=torch.float64)
        optimizer.step()
        print(name, step, *map(repr, w.tolist()), sep=",")


for name, (make, rate, options) in OPTIMIZERS.items():
    write(name, make, rate, options)
    write(name + "+l2", make, rate, options | {"weight_decay": 0.1})
write("adam+decoupled", torch.optim.AdamW, 0.01, {"weight_decay": 0.1})
