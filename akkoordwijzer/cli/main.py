"""Arguments in, exit code out: 0 done, 1 something is wrong with the content, 2 the question itself is wrong."""

import argparse
import os
import sys
from collections.abc import Sequence

from akkoordwijzer.cli import agreement, case, check, dilemmas, explain, figures, hindcast, monitor, practices, run
from akkoordwijzer.content.faults import ContentError
from akkoordwijzer.model.memory import keep_freed_memory

WRONG_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    keep_freed_memory()
    parser = argparse.ArgumentParser(prog="akkoordwijzer", description="Akkoordwijzer op de opdrachtregel.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    for command in (run, case, explain, dilemmas, practices, hindcast, figures, agreement, monitor, check):
        command.register(commands)
    options = parser.parse_args(arguments)
    try:
        code: int = options.handle(options)
    except ContentError as error:
        for fault in error.faults:
            print(fault, file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:
        # The reader of a pipe (``| head``) has seen enough; what Python still holds must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
