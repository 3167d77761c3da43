"""What microphones and loudspeakers there are now."""

from voice_interview.audio import portaudio
from voice_interview.model import Device


class SoundDevices:
    """Looks anew each time, unless a stream is open: then the list is as old as that stream."""

    def inputs(self) -> tuple[Device, ...]:
        return self._listed("input")

    def outputs(self) -> tuple[Device, ...]:
        return self._listed("output")

    def _listed(self, kind: str) -> tuple[Device, ...]:
        portaudio.renew()
        return tuple(found.device for found in portaudio.listed(kind))
