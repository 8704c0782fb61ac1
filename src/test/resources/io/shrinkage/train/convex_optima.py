"""Writes convex-optima.csv: softmax regression on 500 MNIST images as scikit-learn solves it.

Run with: python convex_optima.py > convex-optima.csv (scikit-learn 1.9.1 made the committed file).
Columns: name, lambda1, lambda2, scikit-learn's C and l1_ratio, the optimum's objective
J = J0 + lambda1 * sum |w| + lambda2 * sum w^2, its J0, and its share of weights that are exactly 0.

saga minimizes C * n * J0 + l1_ratio * sum |w| + (1 - l1_ratio) / 2 * sum w^2, without a penalty on
the intercepts, so lambda1 = l1_ratio / (C n) and lambda2 = (1 - l1_ratio) / (2 C n). That the
solution is one is not taken from its stopping rule: the optimality conditions of J are checked
below, weight by weight, and a bound on the objective's distance from the optimum is derived from
the dual problem. Both go to standard error.
"""

import gzip
import sys
from pathlib import Path

import numpy as np
from scipy.special import logsumexp, softmax
from sklearn.linear_model import LogisticRegression

ROWS = 500
CASES = {
    "l1 0.01": (0.01, 0.0),
    "l1 0.03": (0.03, 0.0),
    "elastic-net 0.01 + 0.01": (0.01, 0.01),
    "elastic-net 0.002 + 0.002": (0.002, 0.002),
}


def mnist():
    folder = Path(__file__).parents[6] / "src/main/resources/io/shrinkage/data/mnist"
    images = gzip.open(folder / "train-images-idx3-ubyte.gz").read(16 + ROWS * 784)
    labels = gzip.open(folder / "train-labels-idx1-ubyte.gz").read(8 + ROWS)
    x = np.frombuffer(images, np.uint8, offset=16).reshape(ROWS, 784) / 255.0
    return x, np.frombuffer(labels, np.uint8, offset=8)


def loss(x, y, w, b):
    z = x @ w.T + b
    return np.mean(logsumexp(z, axis=1) - z[np.arange(len(y)), y])


def residual(x, y, w, b, lambda1, lambda2):
    """The largest violation of 0 in dJ, as a share of lambda1."""
    error = (softmax(x @ w.T + b, axis=1) - np.eye(10)[y]) / len(y)
    slope = error.T @ x + 2 * lambda2 * w
    at_zero = np.maximum(np.abs(slope) - lambda1, 0)
    elsewhere = np.abs(slope + lambda1 * np.sign(w))
    worst = max(np.where(w == 0, at_zero, elsewhere).max(), np.abs(error.sum(axis=0)).max())
    return worst / lambda1


def gap(x, y, w, b, lambda1, lambda2):
    """J minus a lower bound of every J: Fenchel's dual at the (scaled) residuals.

    With p = softmax(z) the dual variables are a = (p - onehot) / n; min over w of
    <a'x, w> + lambda1 |w| + lambda2 w^2 is -(|a'x| - lambda1)_+^2 / (4 lambda2). They are moved
    to column sums of 0 (the intercepts) and, without an L2 part, scaled until |a'x| <= lambda1.
    """
    n = len(y)
    target = np.eye(10)[y]
    p = softmax(x @ w.T + b, axis=1)
    for _ in range(100):  # shares of each class, as in the labels; rows that sum to 1
        p *= target.sum(axis=0) / p.sum(axis=0)
        p /= p.sum(axis=1, keepdims=True)
    pull = np.abs((p - target).T @ x / n)
    scale = 1.0 if lambda2 > 0 else min(1.0, lambda1 / pull.max())
    q = target + scale * (p - target)
    excess = np.maximum(scale * pull - lambda1, 0)
    entropy = -np.sum(q * np.log(np.maximum(q, 1e-300))) / n
    dual = entropy - (np.sum(excess**2) / (4 * lambda2) if lambda2 > 0 else 0)
    objective = loss(x, y, w, b) + lambda1 * np.abs(w).sum() + lambda2 * (w**2).sum()
    return (objective - dual) / objective


def solve(x, y, lambda1, lambda2):
    strength = lambda1 + 2 * lambda2  # 1 / (C n)
    c, ratio = 1 / (strength * len(y)), lambda1 / strength
    model = LogisticRegression(
        solver="saga", C=c, l1_ratio=ratio, tol=1e-9, max_iter=100000, random_state=0
    )
    model.fit(x, y)
    return c, ratio, model.coef_, model.intercept_


def main():
    x, y = mnist()
    print("name,lambda1,lambda2,C,l1_ratio,objective,loss,zeros")
    for name, (lambda1, lambda2) in CASES.items():
        c, ratio, w, b = solve(x, y, lambda1, lambda2)
        j0 = loss(x, y, w, b)
        j = j0 + lambda1 * np.abs(w).sum() + lambda2 * (w**2).sum()
        worst = residual(x, y, w, b, lambda1, lambda2)
        distance = gap(x, y, w, b, lambda1, lambda2)
        print(f"{name}: residual {worst:.1e} of lambda1, gap {distance:.1e} of J", file=sys.stderr)
        assert worst < 1e-4 and distance < 1e-6
        zeros = np.mean(w == 0)
        print(f"{name},{lambda1},{lambda2},{c:.10g},{ratio:.10g},{j:.10g},{j0:.10g},{zeros:.6g}")


main()
