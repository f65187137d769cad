"""What a study is worth. Correctness rules: tools earn only where the answer is right, and every call costs a little."""
from __future__ import annotations

from ..evaluate.agent import Study
from ..evaluate.reading import letter_of, read_verdict
from ..evaluate.tasks import Task, marks
from . import config


def reward(task: Task, study: Study) -> float:
    scores = marks(task, study).values()
    right = sum(scores) / len(scores)
    calls = sum(study.calls.values())
    total = right + config.CALL * calls + config.REFUSED * study.errors + config.TOOL_BONUS * right * bool(calls)
    if study.answer is None:
        return total + config.NO_ANSWER
    return total + (0 if well_formed(task, study) else config.INCOMPLETE)


def well_formed(task: Task, study: Study) -> bool:
    text, closed = study.answer
    if "letter" in task.truth:
        return closed and letter_of(text) is not None
    if "reference" in task.truth:
        return closed and bool(text.strip())
    return read_verdict(text, closed, task.lang).complete
