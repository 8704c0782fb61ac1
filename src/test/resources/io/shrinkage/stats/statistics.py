"""Writes statistics.json: what SciPy and statsmodels make of some samples.

Run with: python statistics.py > statistics.json (NumPy 2.4.6, SciPy 1.17.1 and statsmodels 0.15.0
made the committed file).

"samples": summary, t intervals, BCa intervals, exact sign-flip p (scipy.stats.permutation_test over
all flips), effect sizes. "bca" has the BCa interval of a mean over all n^n resamples, each once, from
the formulas of Efron (1987), and "bcaScipy" scipy.stats.bootstrap's with 99,999 resamples.
"joint": step-down max-T by joint flips, written from Westfall and Young's definition over all 2^n
sign vectors, with t from NumPy's mean and sd; null is a missing seed. "holm": multipletests.
"power", "seeds": noncentral t, equal to statsmodels' TTestPower where that is not NaN. "folds": Nadeau and Bengio's formula. "accuracies": spread of 0/1 data.
"""

import itertools
import json
import warnings

import numpy as np
from scipy import stats
from scipy.special import gammaln
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower

# Multiples of 1/64, or far from ties: no p hinges on rounding.
SAMPLES = {
    "three": [0.5, 0.75, 1.5],
    "four with a zero": [0.0, 0.25, -0.125, 0.625],
    "five": [0.25, -0.5, 1.25, 0.75, 2.0],
    "five with ties": [0.25, 0.25, -0.25, 0.5, 0.5],
    "two zeros": [0.0, 0.5, 0.75, 0.0, 0.25, 1.0],
    "six, skewed": [0.015625, 0.03125, 0.0625, 0.25, 1.0, 8.0],
    "large offset": [1000000.25, 1000000.5, 1000000.125, 1000000.75],
    "eight negative": [-0.31, -0.12, -0.57, -0.24, -0.43, -0.19, -0.66, -0.08],
    "twelve": [0.62, -0.31, 0.97, 0.15, -0.08, 1.41, 0.53, -0.77, 0.29, 0.84, 0.41, -0.13],
}

JOINT = {
    "two strengths": [[0.5, 0.25, 1.0, 0.75], [0.5, -0.25, 0.125, 0.25]],
    "constant and zero rows": [[0.5] * 5, [0.0] * 5, [0.25, -0.5, 1.0, 0.125, 0.75]],
    "zero seed": [[0.0, 0.5, 0.25, 0.75, 1.0], [0.0, -0.5, 0.25, 0.5, -1.0]],
    "missing seeds": [
        [0.41, None, 0.22, 0.35, 0.18, 0.29, None],
        [0.11, -0.23, 0.52, 0.31, None, 0.16, 0.07],
        [-0.61, -0.38, -0.44, -0.72, -0.25, -0.59, -0.13],
        [None, 0.21, None, -0.17, 0.09, None, None],
    ],
}


def bca_of_all_resamples(x, confidence):
    x = np.array(x)
    means = np.sort([np.mean(r) for r in itertools.product(np.sort(x), repeat=len(x))])
    mean = x.mean()
    tie = np.isclose(means, mean, rtol=0, atol=1e-14 * np.abs(x).sum())
    z0 = stats.norm.ppf(((means < mean) & ~tie).mean() + tie.mean() / 2)
    leave_one_out = np.array([np.delete(x, i).mean() for i in range(len(x))])
    u = leave_one_out.mean() - leave_one_out
    a = (u**3).sum() / (6 * (u**2).sum() ** 1.5)
    z = stats.norm.ppf((1 + confidence) / 2)
    levels = [stats.norm.cdf(z0 + (z0 + q) / (1 - a * (z0 + q))) for q in (-z, z)]
    return list(np.quantile(means, levels))


def bca_of_scipy(x, confidence):
    result = stats.bootstrap(
        (x,), np.mean, n_resamples=99_999, confidence_level=confidence, method="BCa", rng=1
    )
    return list(result.confidence_interval)


def sample(name, x):
    n, x = len(x), np.array(x)
    mean, se = x.mean(), stats.sem(x)
    flips = stats.permutation_test(
        (x,),
        lambda v, axis: np.abs(np.mean(v, axis=axis)),
        permutation_type="samples",
        n_resamples=np.inf,
        alternative="greater",
        vectorized=True,
    )
    dz = mean / x.std(ddof=1)
    m = n - 1
    j = np.exp(gammaln(m / 2) - np.log(m / 2) / 2 - gammaln((m - 1) / 2))
    return {
        "name": name,
        "values": list(x),
        "mean": mean,
        "sd": x.std(ddof=1),
        "standardError": se,
        "t90": stats.t.interval(0.9, n - 1, loc=mean, scale=se),
        "t95": stats.t.interval(0.95, n - 1, loc=mean, scale=se),
        "bca": bca_of_all_resamples(x, 0.9) if n <= 6 else None,
        "bcaScipy": bca_of_scipy(x, 0.9),
        "p": flips.pvalue,
        "dz": dz,
        "gz": j * dz,
    }


def absolute_t(d):
    d = d[~np.isnan(d)]
    if np.all(d == 0):
        return 0.0
    sd = d.std(ddof=1)
    return np.inf if sd < 1e-12 else abs(d.mean()) / (sd / np.sqrt(len(d)))


def reaches(t, observed):
    return t == observed or t >= observed * (1 - 1e-9)


def joint(name, rows):
    d = np.array(rows, dtype=float)
    k, n = d.shape
    flips = [np.array(s) for s in itertools.product([1, -1], repeat=n)]
    all_t = [[absolute_t(row * s) for row in d] for s in flips]
    observed = [absolute_t(row) for row in d]
    order = sorted(range(k), key=lambda i: -observed[i])
    adjusted = [0.0] * k
    previous = 0.0
    for rank, i in enumerate(order):
        rest = order[rank:]
        hits = sum(reaches(max(t[j] for j in rest), observed[i]) for t in all_t)
        previous = max(previous, hits / len(flips))
        adjusted[i] = previous
    top = max(max(t) for t in all_t)
    signed = [np.sign(np.nansum(row)) * t for row, t in zip(d, observed)]
    return {
        "name": name,
        "differences": rows,
        "t": ["inf" if np.isinf(t) else t for t in signed],
        "p": [sum(reaches(t[i], observed[i]) for t in all_t) / len(flips) for i in range(k)],
        "adjustedP": adjusted,
        "smallestP": sum(reaches(max(t), top) for t in all_t) / len(flips),
    }


def power(n, effect, alpha):
    """TTestPower's, but its lower tail, which is NaN where it is tiny, by the mirrored upper one."""
    critical, nc = stats.t.isf(alpha / 2, n - 1), effect * np.sqrt(n)
    lower = np.nan_to_num(stats.nct.sf(critical, n - 1, -nc))
    result = stats.nct.sf(critical, n - 1, nc) + lower
    theirs = TTestPower().power(effect, n, alpha)
    assert np.isnan(theirs) or abs(result - theirs) < 1e-9, (n, effect, alpha, result, theirs)
    assert 0 < result <= 1 + 1e-12, (n, effect, alpha, result)
    return result


def seeds(effect, alpha, comparisons):
    n = 3
    while n <= 1000 and not (
        power(n, effect, alpha / comparisons) >= 0.8
        and 2 / 2**n <= alpha
        and (4 / 2**n <= alpha or (comparisons == 1 and stats.norm.cdf(effect) ** n >= 0.8))
    ):
        n += 1
    return {
        "effect": effect,
        "alpha": alpha,
        "comparisons": comparisons,
        "seeds": n if n <= 1000 else None,
    }


def folds(d, ratio):
    d = np.array(d)
    k = len(d)
    se = np.sqrt((1 / k + ratio) * d.var(ddof=1))
    t = d.mean() / se
    interval = stats.t.interval(0.95, k - 1, loc=d.mean(), scale=se)
    p = 2 * stats.t.sf(abs(t), k - 1)
    return {
        "differences": list(d),
        "testToTrain": ratio,
        "standardError": se,
        "t": t,
        "p": p,
        "interval": interval,
    }


def accuracies(both, first, second, neither):
    a = np.repeat([1.0, 1.0, 0.0, 0.0], [both, first, second, neither])
    b = np.repeat([1.0, 0.0, 1.0, 0.0], [both, first, second, neither])
    n = len(a)
    return {
        "images": n,
        "onlyFirst": first,
        "onlySecond": second,
        "accuracy": a.mean(),
        "error": a.std() / np.sqrt(n),
        "differenceError": (a - b).std() / np.sqrt(n),
    }


HOLM = [
    [0.01, 0.04, 0.03],
    [0.5],
    [0.02, 0.02, 0.9, 0.001, 1.0],
    [0.04, 0.011, 0.013, 0.0125, 0.6],
    [0.0, 0.3, 0.6],
]
POWER = itertools.product([3, 4, 5, 9, 20, 150], [0.1, 0.8, 2.0], [0.05, 0.0025])
SEEDS = [
    (2.0, 0.05, 1), (2.0, 0.05, 4), (1.0, 0.05, 1), (1.0, 0.05, 8), (0.5, 0.05, 4), (0.5, 0.01, 1),
    (0.2, 0.05, 1), (0.1, 0.05, 1), (0.1, 0.05, 10), (8.0, 0.05, 1), (0.0887, 0.05, 1),
    (0.0886, 0.05, 1), (30.0, 0.05, 20), (1.5, 0.05, 1), (1.8, 0.05, 1), (1.5, 0.001, 1), (3.0, 0.05, 4),
]  # fmt: skip


def main():
    warnings.simplefilter("ignore")
    document = {
        "samples": [sample(name, x) for name, x in SAMPLES.items()],
        "joint": [joint(name, rows) for name, rows in JOINT.items()],
        "holm": [
            {"p": p, "adjusted": list(multipletests(p, method="holm")[1])} for p in HOLM
        ],
        "power": [
            {"n": n, "effect": d, "alpha": a, "power": power(n, d, a)}
            for n, d, a in POWER
        ],
        "seeds": [seeds(*case) for case in SEEDS],
        "folds": [
            folds([0.012, 0.004, 0.021, -0.003, 0.009], 1 / 4),
            folds([0.5, 0.75, 0.25], 1 / 2),
            folds([-0.02, -0.031, -0.017, -0.045, -0.022, -0.038, -0.01, -0.029, -0.033, -0.04], 0.2),
        ],
        "accuracies": [accuracies(800, 60, 40, 100), accuracies(1, 3, 0, 1), accuracies(5, 0, 0, 5)],
    }
    print(json.dumps(document, indent=1, default=float))


main()
