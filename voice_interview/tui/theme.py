"""Two themes of our own, dark and light.

Colours were chosen so that each stays readable when the terminal has only its 16 (tests/tui). They
never carry a state alone: a word and a sign stand beside them.
"""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#6fb7d6",
    secondary="#96a3b1",
    accent="#e3b866",
    foreground="#e4e6ea",
    background="#15171b",
    surface="#1c1f25",
    panel="#24282f",
    success="#7fbf7f",
    warning="#e3b341",
    error="#f57d78",
    variables={
        "block-cursor-background": "#2f363e",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#1f2429",
        "block-cursor-blurred-foreground": "#e4e6ea",
        "block-cursor-blurred-text-style": "bold",
        "border": "#3d4550",
        "border-blurred": "#3d4550",
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
    background="#faf9f5",
    surface="#f2f1ee",
    panel="#eae7e3",
    success="#226b2c",
    warning="#825400",
    error="#b3261e",
    variables={
        "block-cursor-background": "#d3dfe3",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e9e7e3",
        "block-cursor-blurred-foreground": "#1d2126",
        "block-cursor-blurred-text-style": "bold",
        "border": "#b9b4a6",
        "border-blurred": "#b9b4a6",
        "scrollbar": "#807c70",
    },
)

THEMES = (DARK, LIGHT)
