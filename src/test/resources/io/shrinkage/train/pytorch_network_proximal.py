"""Proximal steps for pytorch_network.py, written from the definition and not from a formula of it.

With u = w - reference, s the lengths of the steps and z the weights after the optimizer's step, the
proximal step is the minimizer of sum (u - z)^2 / (2 s) + l1 * |u| + group * sqrt(n) * ||u|| over
each group of n weights. The group's part is found through its dual (Moreau's decomposition): the
pull y = (z - u) / s is the point of the ball ||y|| <= group * sqrt(n) nearest to z / s in the
metric s, whose multiplier a bracketing root finder gives. Every result is checked against the
conditions of optimality of the definition.
"""

import math

import numpy as np
from scipy.optimize import brentq


def lengths(optimizer, parameter, spec, preconditioned):
    """The step of each element per unit of gradient: the learning rate, in the metric if asked."""
    rate = optimizer.param_groups[0]["lr"]
    if spec["type"] == "sgd":
        factor = 1 + spec["momentum"] if spec["nesterov"] else 1
        return np.full(parameter.shape, rate * factor)
    if not preconditioned:
        return np.full(parameter.shape, rate)
    state = optimizer.state[parameter]
    if spec["type"] == "adam":
        square = state["exp_avg_sq"] / (1 - spec["beta2"] ** int(state["step"]))
    else:
        square = state["square_avg" if spec["type"] == "rmsprop" else "sum"]
    return rate / (np.sqrt(square.numpy()) + spec["epsilon"])


def shrunk(z, s, radius):
    """The minimizer of sum (u - z)^2 / (2 s) + radius * ||u||."""
    pull = z / s
    if np.linalg.norm(pull) <= radius:
        return np.zeros_like(z)
    above = np.linalg.norm(z) / radius
    root = brentq(lambda m: np.linalg.norm(z / (s + m)) - radius, 0, above, xtol=1e-16, rtol=1e-14)
    return z - s * z / (s + root)


def check(u, z, s, l1, radius):
    """Whether 0 is a subgradient of the definition at u."""
    pull = (z - u) / s
    if u.any():
        pull = pull - radius * u / np.linalg.norm(u)
    rest = np.where(u == 0, np.maximum(np.abs(pull) - l1, 0), pull - l1 * np.sign(u))
    error = np.linalg.norm(rest) if u.any() else max(np.linalg.norm(rest) - radius, 0)
    assert error <= 1e-9 * (l1 + radius + np.linalg.norm(z / s)), error


def step(optimizer, parameter, reference, spec, strength, preconditioned):
    """Makes the step; returns how far, in the weights' unit, any of them is from turning 0."""
    l1, group = strength
    s = lengths(optimizer, parameter, spec, preconditioned)
    z = (parameter - reference).numpy()
    result, margin = z.copy(), math.inf
    rows = len(z)
    for u, origin, length in zip(
        result.reshape(rows, -1), z.reshape(rows, -1), s.reshape(rows, -1)
    ):
        radius = group * math.sqrt(len(u))
        soft = np.sign(origin) * np.maximum(np.abs(origin) - l1 * length, 0)
        u[:] = shrunk(soft, length, radius) if group else soft
        check(u, origin, length, l1, radius)
        if l1:
            margin = min(margin, np.abs(np.abs(origin) - l1 * length).min())
        if group:
            margin = min(margin, abs(np.linalg.norm(soft / length) - radius) * length.min())
    displacement = parameter.numpy() - reference.numpy() - result
    parameter.numpy()[:] = reference.numpy() + result
    if spec["type"] == "sgd" and spec["momentum"] > 0:
        optimizer.state[parameter]["momentum_buffer"] += parameter.new_tensor(displacement / s)
    return margin
