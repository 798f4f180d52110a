"""How commands end."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the program that called it; docs/commands.md tells people."""

    DONE = 0
    NOTHING = 1  # nothing matched, as grep says it
    FINDINGS = NOTHING
    MISTAKE = 2  # in the call, the configuration or the library
    SKIPPED = 3  # done, but for some pages
    BUG = 70  # EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
