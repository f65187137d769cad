"""cd models && python -m workshop.export.check

Checks the exporters' promises on replicas of a second: every dtype computes what PyTorch computes with the same rounded
weights, files keep to their limit and to their entry, and whatever is wrong ends in one line, exit status 2, and nothing
that looks finished. Prints what it did; exits with 1 at the first promise that is broken.
"""

import sys
import tempfile
from pathlib import Path

import torch

from workshop.export.checks import bad_input, clip, files, numbers
from workshop.export.checks.material import Material


def main() -> None:
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory(prefix="export-check-") as folder:
        material = Material(Path(folder))
        for check in (numbers, files, clip, bad_input):
            try:
                check.run(material)
            except AssertionError as error:
                print(f"error: {check.__name__.rsplit('.', 1)[-1]}: {error}", file=sys.stderr)
                sys.exit(1)
    print("export: all well")


if __name__ == "__main__":
    main()
