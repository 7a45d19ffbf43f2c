"""The command `csea-terms`."""

import signal
import sys

from ._native import run_command


def main() -> int:
    """Runs the command with the arguments of this process; gives its exit code."""
    # The command ends on Ctrl-C and on a closed pipe as other commands do, without the interpreter's say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(["csea-terms", *sys.argv[1:]])
