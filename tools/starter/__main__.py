# SPDX-License-Identifier: MIT
"""python -m starter COMMAND: see README.md."""

from __future__ import annotations

import sys

from .commands import main

if __name__ == "__main__":
    sys.exit(main())
