"""Statistics over the samples of one test, oldest first."""

from collections.abc import Callable
from functools import partial

from steps import Samples

Statistic = Callable[[Samples], float]


def mean(samples: Samples, last: int) -> float:
    recent = samples[-last:]
    return sum(recent) / len(recent)


def quantile(samples: Samples, last: int, at: float) -> float:
    """Between two samples where the place falls between them."""
    recent = sorted(samples[-last:])
    place = at * (len(recent) - 1)
    low = int(place)
    high = min(low + 1, len(recent) - 1)
    return recent[low] + (recent[high] - recent[low]) * (place - low)


def median(samples: Samples, last: int) -> float:
    return quantile(samples, last, 0.5)


def exponential(samples: Samples, newest: float) -> float:
    value = samples[0]
    for sample in samples[1:]:
        value = newest * sample + (1 - newest) * value
    return value


def with_skips(samples: Samples, statistic: Statistic, settled: int) -> float | None:
    """Zeros are skips: they count where the newest `settled` are all zero, or all samples are."""
    if not any(samples[-settled:]):
        return 0.0
    ran = tuple(sample for sample in samples if sample)
    return statistic(ran) if ran else None


def trimmed(samples: Samples, last: int) -> float:
    """The mean without the least and the largest, where there are three at least."""
    recent = sorted(samples[-last:])
    kept = recent[1:-1] if len(recent) > 2 else recent
    return sum(kept) / len(kept)


def newest_if_moved(samples: Samples, last: int, factor: float) -> float:
    usual = median(samples, last)
    moved = samples[-1] > usual * factor or samples[-1] < usual / factor
    return samples[-1] if moved else usual


def newest_two_if_moved(samples: Samples, last: int, factor: float) -> float:
    """A step that a second sample confirms is a new level; a single one is an outlier."""
    usual = median(samples, last)
    pair = samples[-2:]
    moved = min(pair) > usual * factor or max(pair) < usual / factor
    return sum(pair) / len(pair) if moved else usual


def winsorised(samples: Samples, newest: float, factor: float) -> float:
    """An exponential mean, each sample at most `factor` away from the value so far."""
    value = samples[0]
    for sample in samples[1:]:
        held = min(max(sample, value / factor), value * factor)
        value = newest * held + (1 - newest) * value
    return value


def outlier_waits(samples: Samples, newest: float, factor: float) -> float:
    """An exponential mean; a newest sample far from it waits until a second one confirms it."""
    if len(samples) > 1:
        usual = exponential(samples[:-1], newest)
        if samples[-1] > usual * factor:
            return usual
    return exponential(samples, newest)


def without_lone(samples: Samples, newest: float, factor: float) -> float:
    """An exponential mean; a sample far above each of its neighbours is left out: so a newest one
    waits until the next confirms it.
    """
    kept = [
        sample
        for i, sample in enumerate(samples)
        if not i or sample <= factor * max((samples[i - 1], *samples[i + 1 : i + 2]))
    ]
    first_is_lone = len(samples) > 1 and samples[0] > factor * samples[1]
    return exponential(tuple(kept[1:] if first_is_lone else kept), newest)


REFERENCE = "last value"
CHOICE = "exponential mean, 0.7"

STATISTICS: dict[str, Statistic] = {
    REFERENCE: lambda samples: samples[-1],
    "mean of 3": partial(mean, last=3),
    "mean of 5": partial(mean, last=5),
    "mean of 8": partial(mean, last=8),
    "median of 3": partial(median, last=3),
    "median of 5": partial(median, last=5),
    "median of 8": partial(median, last=8),
    "75th percentile of 8": partial(quantile, last=8, at=0.75),
    "trimmed mean of 5": partial(trimmed, last=5),
    "exponential mean, 0.5": partial(exponential, newest=0.5),
    CHOICE: partial(exponential, newest=0.7),
    "exponential mean, 0.9": partial(exponential, newest=0.9),
    "exponential 0.7, held within ×3": partial(winsorised, newest=0.7, factor=3.0),
    "exponential 0.7, held within ×10": partial(winsorised, newest=0.7, factor=10.0),
    "median of 8, newest if it moved ×1.5": partial(newest_if_moved, last=8, factor=1.5),
    "median of 8, newest if it moved ×2": partial(newest_if_moved, last=8, factor=2.0),
    "median of 8, newest two if both moved ×1.25": partial(
        newest_two_if_moved, last=8, factor=1.25
    ),
    "exponential 0.7, newest waits if above ×3": partial(outlier_waits, newest=0.7, factor=3.0),
    "exponential 0.7, lone jumps above ×3 left out": partial(without_lone, newest=0.7, factor=3.0),
    "exponential 0.7, lone jumps above ×5 left out": partial(without_lone, newest=0.7, factor=5.0),
}


def limited(statistic: Statistic, kept: int) -> Statistic:
    """The statistic where no more than so many samples a test are kept."""
    return lambda samples: statistic(samples[-kept:])
