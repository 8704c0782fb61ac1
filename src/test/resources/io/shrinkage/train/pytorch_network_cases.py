"""The runs of pytorch_network.py: optimizers and penalties as a spec declares them."""

import math

STEPS, PER_EPOCH, EPOCHS = 20, 3, 7
OPTIMIZERS = {
    "sgd": {"type": "sgd", "learningRate": 0.2, "momentum": 0, "nesterov": False},
    "momentum": {"type": "sgd", "learningRate": 0.04, "momentum": 0.9, "nesterov": False},
    "nesterov": {"type": "sgd", "learningRate": 0.04, "momentum": 0.9, "nesterov": True},
    "adam": {"type": "adam", "learningRate": 0.02, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "rmsprop": {"type": "rmsprop", "learningRate": 0.01, "decay": 0.99, "epsilon": 1e-8},
    "adagrad": {"type": "adagrad", "learningRate": 0.05, "epsilon": 1e-10},
}
ADAPTIVE = ["adam", "rmsprop", "adagrad"]


def penalties(optimizer):
    """Strengths that let some weights and groups become 0, and not all, within 20 steps."""
    f = 0.4 if optimizer in ADAPTIVE else 1
    return [
        {"type": "none"},
        {"type": "l1", "lambda": 0.05 * f},
        {"type": "l1", "lambda": 0.03, "method": "subgradient"},
        {"type": "l2", "lambda": 0.05},
        {"type": "elastic-net", "lambda1": 0.04 * f, "lambda2": 0.03},
        {"type": "elastic-net", "lambda": 0.05, "l1Ratio": 0.5, "method": "subgradient"},
        {"type": "decoupled-weight-decay", "lambda": 0.25},
        {"type": "group-lasso", "lambda": 0.08 * f},
        {"type": "sparse-group-lasso", "lambda1": 0.02 * f, "lambda2": 0.06 * f},
    ]


def scalar(optimizer):
    f = {"adam": 1, "rmsprop": 3, "adagrad": 0.3}[optimizer]
    return [
        {"type": "l1", "lambda": 0.6 * f, "metric": "scalar"},
        {"type": "elastic-net", "lambda1": 0.6 * f, "lambda2": 0.03, "metric": "scalar"},
        {"type": "group-lasso", "lambda": 1.2 * f, "metric": "scalar"},
        {"type": "sparse-group-lasso", "lambda": 1.1 * f, "l1Ratio": 0.2, "metric": "scalar"},
    ]


WARMUP = {"type": "constant", "warmupEpochs": 4}
COSINE = {"type": "cosine", "finalFactor": 0.1, "warmupEpochs": 0}
FURTHER = [
    (["momentum"], {"type": "l1", "lambda": 0.1, "schedule": WARMUP}),
    (["adam"], {"type": "l1", "lambda": 0.02, "schedule": WARMUP}),
    (["nesterov"], {"type": "l1", "lambda": 0.1, "schedule": COSINE}),
    (["rmsprop"], {"type": "group-lasso", "lambda": 0.04, "schedule": COSINE}),
    (["adam"], {"type": "l2", "lambda": 0.1, "schedule": COSINE}),
    (["momentum"], {"type": "decoupled-weight-decay", "lambda": 0.5, "schedule": WARMUP}),
    (["nesterov"], {"type": "group-lasso", "lambda": 0.15, "schedule": WARMUP}),
    (["adagrad"], {"type": "group-lasso", "lambda": 0.05, "schedule": WARMUP}),
    (["sgd", "adam"], {"type": "l2", "lambda": 0.2, "reference": "initial"}),
    (["nesterov", "adam"], {"type": "l1", "lambda": 0.02, "reference": "initial"}),
    (["momentum", "adam"], {"type": "decoupled-weight-decay", "lambda": 1, "reference": "initial"}),
    (["nesterov", "adam"], {"type": "group-lasso", "lambda": 0.02, "reference": "initial"}),
    (["momentum"], {"type": "l1", "lambda": 0.05, "biases": True}),
    (["adam"], {"type": "l1", "lambda": 0.02, "biases": True}),
    (["sgd", "adam"], {"type": "l2", "lambda": 0.05, "biases": True}),
    (["nesterov"], {"type": "group-lasso", "lambda": 0.06, "biases": True}),
    (["adam"], {"type": "group-lasso", "lambda": 0.03, "biases": True}),
]


def factor(schedule, t):
    """The schedule of iteration t from 0."""
    warmup = schedule["warmupEpochs"] * PER_EPOCH
    if schedule["type"] == "constant":
        return min(1, (t + 1) / warmup) if warmup else 1
    half = (1 + math.cos(math.pi * t / (EPOCHS * PER_EPOCH))) / 2
    return schedule["finalFactor"] + (1 - schedule["finalFactor"]) * half


def strengths(penalty):
    """(l1, l2, decay, group) of a penalty as the spec declares it."""
    kind, whole = penalty["type"], penalty.get("lambda", 0)
    first = penalty.get("lambda1", whole * penalty.get("l1Ratio", 0))
    second = penalty.get("lambda2", whole * (1 - penalty.get("l1Ratio", 0)))
    return {
        "none": (0, 0, 0, 0),
        "l1": (whole, 0, 0, 0),
        "l2": (0, whole, 0, 0),
        "elastic-net": (first, second, 0, 0),
        "decoupled-weight-decay": (0, 0, whole, 0),
        "group-lasso": (0, 0, 0, whole),
        "sparse-group-lasso": (first, 0, 0, second),
    }[kind]


def cases():
    """(optimizer's name, penalty) of every run."""
    every = [(name, penalty) for name in OPTIMIZERS for penalty in penalties(name)]
    every += [(name, penalty) for name in ADAPTIVE for penalty in scalar(name)]
    every += [(name, penalty) for names, penalty in FURTHER for name in names]
    for name, penalty in every:
        yield name, {k: round(v, 9) if isinstance(v, float) else v for k, v in penalty.items()}
