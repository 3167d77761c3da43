"""Two themes of our own, dark and light.

Colours were chosen so that each stays readable when the terminal has only its 16 (tests/tui). They
never carry a state alone: a word and a sign stand beside them.
"""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#6fb7d6",
    secondary="#8fa3b8",
    accent="#e3b866",
    foreground="#e4e6ea",
    background="#14171c",
    surface="#1b1f26",
    panel="#222831",
    success="#7fbf7f",
    warning="#e3b341",
    error="#f57d78",
    variables={
        "block-cursor-background": "#2a3745",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#1f252d",
        "block-cursor-blurred-foreground": "#e4e6ea",
        "block-cursor-blurred-text-style": "bold",
        "border": "#3a4350",
        "border-blurred": "#3a4350",
        "scrollbar": "#7a8696",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#14607e",
    secondary="#4d5b6b",
    accent="#825400",
    foreground="#1d2126",
    background="#f7f6f2",
    surface="#efede7",
    panel="#e2dfd6",
    success="#226b2c",
    warning="#825400",
    error="#b3261e",
    variables={
        "block-cursor-background": "#d3dfe3",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e8e5dd",
        "block-cursor-blurred-foreground": "#1d2126",
        "block-cursor-blurred-text-style": "bold",
        "border": "#b9b4a6",
        "border-blurred": "#b9b4a6",
        "scrollbar": "#807c70",
    },
)

THEMES = (DARK, LIGHT)
