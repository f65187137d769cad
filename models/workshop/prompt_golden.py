"""Write the parts that both renderers must give: `python -m workshop.prompt_golden > ../tests/fixtures/prompt-golden.json`
(from `models/`). src/agent/prompt.golden.test.ts renders the same calls and compares every byte.
"""

import json
import sys

from workshop.vqa import prompt

TOOLSETS = (prompt.TOOLS, ("image_zoom_in_tool", "search_text"), ("search_text",), ())
PHOTOS = [("a", 168, 140), ("b", 140, 196)]
RECORD = {
    "dynasty": "dyn:jin",
    "reign": None,
    "kiln": "kiln:ru",
    "color": "glaze:qinghua",
    "motif": "motif:wuwen",
    "shape": "shape:wan",
}
QUESTION = "Which {options} is it?"
OPTIONS = {"A": "Ming {letter}", "B": "two\n lines", "C": "明", "D": "\u2028none"}


def cases() -> list[dict]:
    found = []
    for lang in ("en", "zh"):
        for tools in TOOLSETS:
            first = prompt.first_turn(lang, PHOTOS, tools, prompt.prompt_file()["question"][lang])
            found.append({"turn": "first", "lang": lang, "tools": tools, "parts": first})
        label = {"en": "mark", "zh": "款识"}[lang]
        crop = prompt.result_turn(["c"], [prompt.crop_line(lang, "E3", 2, label)])
        found.append({"turn": "crop", "lang": lang, "label": label, "parts": crop})
        lines = [prompt.record_line(lang, "E4", RECORD, 0.913), prompt.record_line(lang, "E5", RECORD, 0.5)]
        found.append({"turn": "records", "lang": lang, "record": RECORD, "parts": prompt.result_turn(["r", "s"], lines)})
        passage = prompt.passage_line(lang, "E6", "Some text {id}.")
        found.append({"turn": "passage", "lang": lang, "parts": prompt.result_turn([], [passage])})
        choice = prompt.choice_question(lang, QUESTION, OPTIONS)
        found.append({"turn": "choice", "lang": lang, "question": QUESTION, "options": OPTIONS, "parts": [("text", choice)]})
        words = prompt.free_form_question(lang, QUESTION)
        found.append({"turn": "free-form", "lang": lang, "question": QUESTION, "parts": [("text", words)]})
    return found


if __name__ == "__main__":
    json.dump(cases(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
