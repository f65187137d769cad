"""Renders conversations into parts exactly as src/agent/prompt.ts does. The prompt file is the one both read.

A part is `("template", text)`, `("text", text)`, `("image", key)` or `("assistant", text)`; each is tokenised alone and
the ids are appended. Special tokens are special in template and assistant parts only.
"""
from __future__ import annotations

import json
import re
from functools import lru_cache

from .vocabulary import REPO, label

Part = tuple[str, str]
TOOLS = ("image_zoom_in_tool", "search_image", "search_text")
OPEN_ASSISTANT = "<|im_end|>\n<|im_start|>assistant\n"
OPEN_USER = "<|im_end|>\n<|im_start|>user\n"


@lru_cache(maxsize=4)
def prompt_file(name: str = "ciqi-nano") -> dict:
    return json.loads((REPO / "src" / "agent" / "prompts" / f"{name}.json").read_text(encoding="utf-8"))


def first_turn(lang: str, photos: list[tuple[str, int, int]], tools: tuple[str, ...], question: str) -> list[Part]:
    """`photos`: (image key, resized width, resized height), in order."""
    prompt = prompt_file()
    system = prompt["system"][lang]
    if len(tools) < len(TOOLS):
        joined = (", " if lang == "en" else "、").join(tools) or prompt["none"][lang]
        system += prompt["toolset"][lang].format(tools=joined)
    parts: list[Part] = [("template", f"<|im_start|>system\n{system}<|im_end|>\n<|im_start|>user\n")]
    for i, (key, width, height) in enumerate(photos, 1):
        parts.append(("image", key))
        parts.append(("template", prompt["photo"].format(id=f"E{i}", index=i, width=width, height=height)))
    return parts + [("text", question), ("template", OPEN_ASSISTANT)]


def choice_question(lang: str, question: str, options: dict[str, str]) -> str:
    """A question with options, `{letter: text}`, as the user asks it."""
    prompt = prompt_file()
    lines = [fill(prompt["option"][lang], letter=letter, text=one_line(text)) for letter, text in options.items()]
    return fill(prompt["choice"][lang], question=question, options="".join(lines))


def free_form_question(lang: str, question: str) -> str:
    return fill(prompt_file()["freeForm"][lang], question=question)


def fill(template: str, **values: str) -> str:
    """Placeholders in one pass: what is filled in is never looked at again."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), template)


def one_line(text: str) -> str:
    return re.sub(r"\s*[\n\r\u2028\u2029]+\s*", " ", text).strip()


def result_turn(images: list[str], lines: list[str]) -> list[Part]:
    return (
        [("template", OPEN_USER)]
        + [("image", key) for key in images]
        + [("text", line) for line in lines]
        + [("template", OPEN_ASSISTANT)]
    )


def user_turn(words: str, photo: tuple[str, str, int, int, int] | None = None, crop: tuple[str, str] | None = None) -> list[Part]:
    """What a person adds to a study: `photo` is (key, evidence, index, resized width, resized height), `crop` (key, its line)."""
    parts: list[Part] = [("template", OPEN_USER)]
    if photo:
        key, evidence, index, width, height = photo
        parts += [("image", key), ("template", prompt_file()["photo"].format(id=evidence, index=index, width=width, height=height))]
    if crop:
        parts += [("image", crop[0]), ("text", crop[1])]
    return parts + [("text", words), ("template", OPEN_ASSISTANT)]


def crop_line(lang: str, evidence: str, index: int, name: str) -> str:
    return prompt_file()["crop"][lang].format(id=evidence, index=index, label=name)


def record_line(lang: str, evidence: str, attributes: dict, score: float) -> str:
    prompt = prompt_file()
    none = prompt["none"][lang]
    labels = {a: label(attributes.get(a), lang, none) for a in ("dynasty", "reign", "kiln", "color", "motif", "shape")}
    return prompt["record"][lang].format(id=evidence, score=f"{score:.2f}", **labels)


def passage_line(lang: str, evidence: str, text: str) -> str:
    return prompt_file()["passage"][lang].format(id=evidence, text=text)


def tool_call(thought: str, name: str, arguments: dict) -> Part:
    call = json.dumps({"name": name, "arguments": arguments}, ensure_ascii=False)
    return ("assistant", f"{thought}\n<tool_call>\n{call}\n</tool_call>")


def answer(thought: str, lang: str, lines: list[tuple[str, str, str, list[str]]]) -> Part:
    """`lines`: (attribute, value label, basis, evidence ids)."""
    spec = prompt_file()["answer"]
    body = "".join(
        spec["line"][lang].format(
            attribute=spec["attributes"][lang][attribute],
            value=value,
            ground=" ".join([spec["basis"][lang][basis], *evidence]),
        )
        for attribute, value, basis, evidence in lines
    )
    return ("assistant", f"{thought}\n<answer>\n{body}</answer>")


def not_porcelain(thought: str, lang: str) -> Part:
    return ("assistant", f"{thought}\n<answer>\n{prompt_file()['answer']['notPorcelain'][lang]}\n</answer>")


def short_answer(thought: str, text: str) -> Part:
    """A letter, or the answer in words."""
    return ("assistant", f"{thought}\n<answer>{text}</answer>")
