"""The text of one pack from disk, read with care: a pack may come from anywhere.

Follows no link out of its folder, opens plain files alone, reads no more than it needs. Knows
nothing of what is written in it.
"""

import errno
from pathlib import Path

from voice_interview.questions.faults import Fault
from voice_interview.text import size

LARGEST_BYTES = 1_000_000
"""Of what people write."""
LARGEST_LEARNT_BYTES = 8_000_000
"""Of weights in JSON; those that are shipped have a ninth of it."""


def pack_text(path: Path, folder: Path) -> str | Fault:
    """The text of `path`, which must lie in `folder`, or why there is none."""
    learnt = path.suffix == ".json"
    largest = LARGEST_LEARNT_BYTES if learnt else LARGEST_BYTES
    data = _bytes(path, folder, largest)
    if isinstance(data, Fault):
        return data
    if len(data) > largest:
        way_out = "Learn fewer weights." if learnt else "Split it into several packs."
        return Fault(path, f"this file is larger than {size(largest)}.", way_out)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Fault(
            path,
            "this line is not UTF-8 text.",
            "Save the file as UTF-8 in your editor.",
            data.count(b"\n", 0, error.start) + 1,
        )


def _bytes(path: Path, folder: Path, largest: int) -> bytes | Fault:
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            return Fault(
                path,
                "this is a link to something outside its folder.",
                "Copy the file itself there.",
            )
        if not real.is_file():
            return Fault(
                path, "this is not an ordinary file.", "A pack is a text file ending in .toml."
            )
        with real.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        return Fault(path, "there is no such file.", "Check its name and folder.")
    except RuntimeError:  # what Python before 3.13 makes of it
        return _circular(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _circular(path)
        says = f"this file cannot be read: {error.strerror}."
        return Fault(path, says, "Make it readable, or remove it.")


def _circular(link: Path) -> Fault:
    return Fault(
        link, "this link points back to itself.", "Remove it, or copy the file itself there."
    )
