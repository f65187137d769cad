"""python -m workshop.evaluate.check [--checkpoint HF_DIR --set DIR]   (from models/)

Checks what the numbers rest on: the ragged decoder against Hugging Face, boxes against cases worked out by hand from
src/imaging/coordinates.ts, reading of answers and calls; and, with a checkpoint and a set, that a study says in a batch what it
says alone, and that a trainer finds the sampler's probabilities again.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch

from ..vqa.vocabulary import REPO
from . import language
from .pictures import BadBox, zoom_region
from .reading import Call, answer_of, call_of, find_term, letter_of, read_verdict

SHOWN, SIZE = (168, 140), (1024, 853)
# box of the shown picture, region of the original or why there is none
BOXES = [
    ((0, 0, 168, 140), (0, 0, 1024, 853)),
    ((42, 35, 84, 70), (256, 213, 512, 427)),
    ((10, 10, 11, 11), (50, 50, 78, 78)),  # 7 x 7 pixels, grown to 28
    ((166, 138, 400, 300), (996, 825, 1024, 853)),  # cut at the edge, then grown inwards
    ((84, 35, 42, 70), "empty"),
    ((float("nan"), 0, 1, 1), "empty"),
    ((170, 0, 180, 20), "outside"),
    ((0, 0, 168, 2), (0, 0, 1024, 28)),
    ((0, 0, 168, 1), "narrow"),
]
VERDICT = """dynasty: Ming dynasty [seen E1]
reign: none [not visible]
kiln: Jingdezhen kilns [retrieved E2 E3]
glaze: Underglaze blue (blue-and-white) [seen E1]
motif: a thing unheard of [seen E1]
shape: Bowl [seen E1]
name: Blue-and-white bowl [inferred]
"""


def check_boxes() -> None:
    for box, wanted in BOXES:
        try:
            found = zoom_region(list(box), SIZE, SHOWN)
        except BadBox as bad:
            found = str(bad)
        assert found == wanted, f"box {box}: found {found}, wanted {wanted}"


def check_reading() -> None:
    assert answer_of("a <answer>A</answer> b <answer>C</answer>") == ("C", True)
    assert answer_of("<answer>C") == ("C", False) and answer_of("C") is None
    assert [letter_of(t) for t in (" B", "(C)", "D. Ming", "Because", "E", "")] == ["B", "C", "D", None, None, None]
    assert call_of('<tool_call>\n{"name": "search_image", "arguments": {"index": 1}}\n</tool_call>') == Call("search_image", {"index": 1})
    assert call_of("<tool_call>{") == "json" and call_of('<tool_call>{"name": 1}</tool_call>') == "fields" and call_of("no call") is None
    assert find_term("青花", "color") == "glaze:qinghua" and find_term("a Bowl, I think", "shape") == "shape:wan"
    verdict = read_verdict(VERDICT, True, "en")
    assert verdict.complete and verdict.values["dynasty"] == "dyn:ming" and verdict.values["reign"] is None and verdict.values["motif"] is None
    assert not read_verdict(VERDICT, False, "en").complete and not read_verdict("这不是中国瓷器。", True, "zh").porcelain


def check_studies(checkpoint: Path, folder: Path) -> tuple[int, float]:
    """(studies that say alone what they say together, the trainer's largest difference from the sampler)."""
    from ..rl.update import logprobs
    from .__main__ import open_table, play_all
    from .agent import play
    from .tasks import TOOLSETS, Album, read_tasks

    table = open_table(checkpoint, Path("workshop/checkpoints/clip"), REPO / "public" / "packs" / "studio", "cpu")
    protocol = "choice" if (folder / "test.jsonl").exists() else "verdict"
    tasks = read_tasks(folder, protocol)[:6]
    together = play_all(table, tasks, TOOLSETS["all"], len(tasks))
    alone = play_all(table, tasks, TOOLSETS["all"], 1)
    sampled = [Album().study(task, TOOLSETS["all"]) for task in tasks]
    play(table, sampled, temperature=1.0, seed=3)
    with torch.no_grad():
        found = logprobs(table.model, sampled, table.tokenizer.token_to_id("<|endoftext|>"))
    gap = (found - torch.tensor([x for s in sampled for x in s.logprobs])).abs().max().item()
    same = sum(a.turns == b.turns for a, b in zip(together, alone))
    assert same == len(tasks), f"{same} of {len(tasks)} studies say alone what they say together, all wanted"
    assert gap < 1e-3, f"the trainer's log-probabilities differ from the sampler's by {gap}, at most 1e-3 wanted"
    return same, gap


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--set", type=Path, default=REPO / "public" / "bench" / "studio")
    a = parser.parse_args()
    torch.set_num_threads(1)
    print("decoder: largest difference from the reference", language.check())
    check_boxes()
    check_reading()
    print(f"boxes: {len(BOXES)} well; answers and calls: well")
    if a.checkpoint:
        print("studies that say alone what they say together, largest difference of trainer and sampler:", check_studies(a.checkpoint, a.set))


if __name__ == "__main__":
    main()
