"""`python -m csea_terms` is the command `csea-terms`."""

import sys

from ._command import main

if __name__ == "__main__":
    sys.exit(main())
