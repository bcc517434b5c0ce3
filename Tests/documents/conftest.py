"""Where the tests find the protocol's examples."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "vectors"))
