"""What keys without a letter are called, and what terminals send for them."""

SIGNS = {
    "\x1b": "esc", "\t": "tab", "\r": "enter", "\n": "enter", "\x7f": "backspace", "\b": "backspace",
    " ": "space", "\x15": "ctrl-u", "\x17": "ctrl-w",
}  # fmt: skip
# What follows Esc [ or Esc O: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
SEQUENCES = {
    "A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "Z": "back-tab",
    "1~": "home", "3~": "delete", "4~": "end", "5~": "page-up", "6~": "page-down", "7~": "home", "8~": "end",
}  # fmt: skip
NAMED = frozenset({*SIGNS.values(), *SEQUENCES.values()})
