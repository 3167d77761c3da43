"""What every device list must do."""

from voice_interview.ports.sound import Devices
from voice_interview.text import clean_line


def check(devices: Devices) -> None:
    for listed in (devices.inputs(), devices.outputs()):
        assert [each.default for each in listed] == [place == 0 for place in range(len(listed))]
        for each in listed:
            assert each.name and each.name == clean_line(each.name)
            assert each.rate_hz >= 8000 and each.channels >= 1
