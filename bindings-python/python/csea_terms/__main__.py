"""`python -m csea_terms` is the command `csea-terms`."""

import sys

from ._command import main

sys.exit(main())
