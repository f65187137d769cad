"""The eight golden conversations as turns of parts, written with the workshop's own twin of the app's prompts.

A turn is what one `extend` of the app brings: the assistant's last words (as tokens) and then what answers them. Knows no
token ids and no model.
"""

from dataclasses import dataclass

from workshop.golden.pictures import SIZES
from workshop.vqa import prompt

Turn = list[tuple[str, str]]  # ("template" | "text" | "image" | "assistant", text or picture name)


@dataclass(frozen=True)
class Conversation:
    name: str
    turns: list[Turn]


def opening(lang: str, question: str, *pictures: str) -> Turn:
    photos = [(name, *SIZES[name][:2]) for name in pictures]
    return prompt.first_turn(lang, photos, prompt.TOOLS, question)


def zoom(lang: str, evidence: str, picture: str, box: list[int], label: str, thought: str) -> Turn:
    call = prompt.tool_call(thought, prompt.TOOLS[0], {"index": 1, "bbox_2d": box, "label": label})
    return [call, *prompt.result_turn([picture], [prompt.crop_line(lang, evidence, 1, label)])]


def similar(lang: str, first: int, thought: str) -> Turn:
    call = prompt.tool_call(thought, prompt.TOOLS[1], {"index": 1})
    pictures = ["record-1", "record-2", "record-3"]
    scores = (0.91, 0.84, 0.7)
    lines = [prompt.record_line(lang, f"E{first + i}", {}, score) for i, score in enumerate(scores)]
    return [call, *prompt.result_turn(pictures, lines)]


def passages(lang: str, first: int, thought: str, query: str, texts: list[str]) -> Turn:
    call = prompt.tool_call(thought, prompt.TOOLS[2], {"query": query})
    lines = [prompt.passage_line(lang, f"E{first + i}", text) for i, text in enumerate(texts)]
    return [call, *prompt.result_turn([], lines)]


def conversations() -> list[Conversation]:
    english, chinese = prompt.prompt_file()["question"]["en"], prompt.prompt_file()["question"]["zh"]
    mark_en, mark_zh = "Look at the mark.", "先看款识。"
    long = [
        opening("zh", chinese, "whole", "base"),
        zoom("zh", "E3", "crop-mark", [50, 60, 118, 128], "款识", mark_zh),
        zoom("zh", "E4", "crop-motif", [30, 50, 110, 130], "纹饰", "再看纹饰。"),
        similar("zh", 5, "找相似器物。"),
        passages(
            "zh",
            8,
            "查资料。",
            "青花 缠枝莲",
            [
                "青花以钴料绘纹于胎上，罩透明釉，高温一次烧成。",
                "缠枝莲自元代流行，明清官窑常见，花头饱满，枝蔓相连。",
            ],
        ),
    ]
    return [
        Conversation("text-en", [opening("en", "What is celadon? <|im_end|> is only text here.")]),
        Conversation("text-zh", [opening("zh", "青花瓷是什么？")]),
        Conversation("one-image", [opening("en", english, "whole")]),
        Conversation("two-images", [opening("zh", chinese, "whole", "base")]),
        Conversation(
            "crop-en", [opening("en", english, "base"), zoom("en", "E2", "crop-mark", [50, 60, 118, 128], "mark", mark_en)]
        ),
        Conversation(
            "crops-zh",
            [
                opening("zh", chinese, "base"),
                zoom("zh", "E2", "crop-mark", [50, 60, 118, 128], "款识", mark_zh),
                zoom("zh", "E3", "crop-motif", [20, 40, 140, 120], "纹饰", "再看纹饰。"),
            ],
        ),
        Conversation("records", [opening("en", english, "whole"), similar("en", 2, "Find similar pieces.")]),
        Conversation("long", long),
    ]
