"""Export a Qwen2.5-VL checkpoint for the browser, from `models/`:

    python -m workshop.export --checkpoint workshop/checkpoints/nano --out ../public/models/ciqi-nano --dtype q8
    python -m workshop.export --checkpoint Qwen/Qwen2.5-VL-3B-Instruct --out ../public/models/qwen2.5-vl-3b-instruct \\
        --dtype q4f16
    python -m workshop.export --checkpoint … --out … --dtype … --plan      (sizes only; reads no weights)

Writes the transformers.js folder (networks, config, tokenizer) and the catalogue entry. Weights are read and written a few
rows at a time, so that a model larger than the memory converts. `--dtype` is what the decoder is stored as; see `plan.py`.
The folder appears whole or not at all. More in README.md here.
"""

from workshop.export.failure import run_or_explain


def run(arguments: list[str] | None = None) -> None:
    # Not at the top: a package that is missing is to be told in a line.
    from workshop.export.command import main

    main(__doc__, arguments)


if __name__ == "__main__":
    run_or_explain(run)
