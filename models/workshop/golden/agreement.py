"""How often the exported files name the same next token as the checkpoint, over the golden conversations."""

from collections.abc import Sequence

import numpy as np

from workshop.export.runner import log_softmax


def compare(reference: np.ndarray, exported: np.ndarray, counted: Sequence[bool]) -> dict[str, np.ndarray]:
    """Of logits [S, V] twice: where `counted`, whether the best token is the same, and the KL divergence in nats."""
    chosen = np.array(counted)
    a, b = log_softmax(reference[chosen]), log_softmax(exported[chosen])
    return {"same": a.argmax(-1) == b.argmax(-1), "kl": (np.exp(a) * (a - b)).sum(-1)}


def wilson(successes: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    p = successes / n
    centre, spread = p + z * z / (2 * n), z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return float((centre - spread) / (1 + z * z / n)), float((centre + spread) / (1 + z * z / n))
