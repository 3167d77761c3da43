"""Where recordings of people lie: `shared/audio` beside the repository, or beside a folder above.

They are no part of the repository; without them their figures are left out.
"""

from pathlib import Path

_PLACES = [folder / "shared" / "audio" for folder in Path(__file__).parents[3:]]
RECORDINGS = next((place for place in _PLACES if place.is_dir()), _PLACES[0])
