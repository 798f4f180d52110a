"""``papertriage`` and ``python -m papertriage``."""

import gc
import os
import sys

from papertriage import __version__


def main() -> int:
    """Run the command line; its exit code. The version is answered before anything else is loaded."""
    if sys.argv[1:] == ["--version"]:
        try:
            os.write(1, f"papertriage {__version__}\n".encode())
        except OSError:  # a full disk, a closed pipe
            os._exit(2)
        os._exit(0)  # taking the interpreter down in order would take a fifth of the time again
    # Modules that load leave hardly any garbage, and looking for it takes a sixth of the start.
    gc.disable()
    try:
        from papertriage.cli.main import main as run
    except KeyboardInterrupt:
        return 130
    gc.freeze()
    gc.enable()
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
