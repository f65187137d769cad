"""What a user can do wrong with the exporters: one clear line on stderr and exit status 2, never a traceback."""

import sys
from collections.abc import Callable


class BadInput(Exception):
    """The message says what was found, what was wanted and what to do."""


def run_or_explain(main: Callable[[], None]) -> None:
    """Runs `main`. A package that is not installed and a file that cannot be written are the user's to mend, too."""
    try:
        main()
    except BadInput as error:
        explain(str(error))
    except ModuleNotFoundError as error:
        explain(f"the Python package {error.name} is not installed: pip install -r workshop/requirements.txt")
    except OSError as error:
        at = f" {error.filename}" if error.filename else ""
        explain(f"cannot read or write{at} ({error.strerror or error}): make room or mend its rights, then run again")


def explain(line: str) -> None:
    print(f"error: {line}", file=sys.stderr)
    sys.exit(2)
