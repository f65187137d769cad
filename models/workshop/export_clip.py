"""Export a CLIP or Chinese-CLIP checkpoint for the browser, from `models/`:

    python -m workshop.export_clip --checkpoint workshop/checkpoints/clip --out ../public/models/ciqi-clip-nano --dtype q8
    python -m workshop.export_clip --checkpoint openai/clip-vit-base-patch32 --out ../public/models/clip-vit-b32 --licence MIT
    python -m workshop.export_clip --checkpoint OFA-Sys/chinese-clip-vit-base-patch16 --out ../public/models/chinese-clip-b16

Writes the transformers.js folder and the catalogue entry, after comparing the written networks with the checkpoint.
"""

from workshop.export.failure import run_or_explain


def run(arguments: list[str] | None = None) -> None:
    # Not at the top: a package that is missing is to be told in a line.
    from workshop.export.clip_command import main

    main(__doc__, arguments)


if __name__ == "__main__":
    run_or_explain(run)
