"""What a user can do wrong with the exporters: one clear line on stderr and exit status 2, never a traceback."""

import sys
from collections.abc import Callable


class BadInput(Exception):
    """The message says what was found, what was wanted and what to do."""


def run_or_explain(main: Callable[[], None]) -> None:
    try:
        main()
    except BadInput as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
