"""``python -m akkoordwijzer``: the same model and figures from the command line."""

import sys

from akkoordwijzer.cli.main import main

sys.exit(main())
