"""What the JSON of every report has in common."""

import json
from typing import Any

Json = dict[str, Any]


def as_text(made: Json) -> str:
    """`made` indented for reading, with a line feed at its end."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def rounded(value: float | None, digits: int = 3) -> float | None:
    return None if value is None else round(value, digits)
