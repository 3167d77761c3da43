"""A hub of our own, and an environment full of secrets that must not leave it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.models.fake_hub import FakeHub
from tests.models.model_folders import whole_model

SECRETS = ("hf_from_environment", "hf_from_file", "from-netrc")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    home = tmp_path / "home"
    (home / ".cache" / "huggingface").mkdir(parents=True)
    (home / ".cache" / "huggingface" / "token").write_text("hf_from_file")
    (home / ".netrc").write_text("machine 127.0.0.1 login me password from-netrc")
    (home / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("HF_TOKEN", "hf_from_environment")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    for name in ("HF_HOME", "XDG_CACHE_HOME", "HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with FakeHub(whole_model()) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub
