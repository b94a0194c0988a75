"""What the adapter is told: every mistake at once, and the token never shown."""

import ssl
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from shuangsuiji.errors import InvalidInput
from shuangsuiji_http.asking import Asker, Secrets, Unanswered, failure_of
from shuangsuiji_http.connection import session
from shuangsuiji_http.platform import HttpPlatform
from shuangsuiji_http.plugin import make

URL = "https://platform.example/api"
TOKEN = "zi-bi-zheng-qi.0123456789"  # noqa: S105  -- of no account


def codes(error: InvalidInput) -> list[str]:
    return [each.code for each in error.faults]


def asker_of(platform: HttpPlatform) -> Asker:
    found = vars(vars(platform)["_speaker"])["_asker"]
    assert isinstance(found, Asker)
    return found


class TestArguments:
    """An HttpPlatform is valid at birth."""

    @pytest.mark.requirement("X-30")
    @pytest.mark.parametrize(
        "url",
        [
            "",
            "platform.example",
            "ftp://platform.example",
            "file:///etc/passwd",
            "https://",
            "https:///path",
            "https://user@platform.example",
            "https://user:word@platform.example",
            "https://platform.example/?a=b",
            "https://platform.example/#a",
            "https://platform.example\\a",
            "https://platform.example:0/",
            "https://platform.example:99999/",
            "https://platform.example:port/",
            "https://[::1/",
            "https://plat form.example/",
            "https://platform.example/\n",
            "https://..example/",
        ],
    )
    def test_a_url_that_is_none(self, url: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            HttpPlatform(url=url, token=TOKEN)
        assert codes(caught.value) == ["SSJ-HTTP-URL"]

    @pytest.mark.parametrize(
        "url",
        [
            URL,
            "http://127.0.0.1:8080",
            "http://[::1]:8080/",
            "https://平台.example/接口",
            "HTTPS://P.example",
        ],
    )
    def test_a_url(self, url: str) -> None:
        HttpPlatform(url=url, token=TOKEN).close()

    @pytest.mark.parametrize("token", ["", "a b", "a\r\nX: y", "令牌", "=a", "a\n"])
    def test_a_token_that_is_none_is_not_shown(self, token: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            HttpPlatform(url=URL, token=token)
        assert codes(caught.value) == ["SSJ-HTTP-TOKEN"]
        assert caught.value.faults[0].params == ()

    @pytest.mark.requirement("X-27")
    @pytest.mark.parametrize(
        ("settings", "code"),
        [
            ({"timeout": (0, 5)}, "SSJ-HTTP-SECONDS"),
            ({"timeout": (5, -1)}, "SSJ-HTTP-SECONDS"),
            ({"within": float("inf")}, "SSJ-HTTP-SECONDS"),
            ({"within": float("nan")}, "SSJ-HTTP-SECONDS"),
            ({"wait": (0.0, 1)}, "SSJ-HTTP-SECONDS"),
            ({"attempts": 0}, "SSJ-HTTP-ATTEMPTS"),
            ({"verify": False}, "SSJ-HTTP-VERIFY"),
            ({"verify": "no-such-file.pem"}, "SSJ-HTTP-VERIFY"),
        ],
    )
    def test_a_setting_that_is_none(self, settings: dict[str, Any], code: str) -> None:
        with pytest.raises(InvalidInput) as caught:
            HttpPlatform(url=URL, token=TOKEN, **settings)
        assert codes(caught.value) == [code]

    def test_every_mistake_at_once(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            HttpPlatform(url="", token="", timeout=(0, 0), attempts=0, verify="")
        assert codes(caught.value) == [
            "SSJ-HTTP-URL",
            "SSJ-HTTP-TOKEN",
            "SSJ-HTTP-SECONDS",
            "SSJ-HTTP-SECONDS",
            "SSJ-HTTP-ATTEMPTS",
            "SSJ-HTTP-VERIFY",
        ]

    def test_the_token_is_not_shown(self) -> None:
        with HttpPlatform(url=URL, token=TOKEN) as platform:
            assert TOKEN not in repr(platform)
            assert TOKEN not in repr(asker_of(platform))
            assert TOKEN not in repr(Secrets(token=TOKEN, hidden=(TOKEN,)))

    def test_certificates_of_ones_own(self, tmp_path: Path) -> None:
        file = tmp_path / "own.pem"
        file.write_text("")
        with HttpPlatform(url=URL, token=TOKEN, verify=str(file)) as platform:
            assert asker_of(platform).session.verify == str(file)
        with session(verify=True) as usual:
            assert usual.verify is True


def test_a_certificate_that_is_not_trusted_is_not_tried_again() -> None:
    wrapped = OSError("TLS")
    wrapped.__cause__ = ssl.SSLCertVerificationError("self-signed")
    found = failure_of(wrapped)
    assert isinstance(found, Unanswered)
    assert (found.again, found.reason) == (False, "SSLCertVerificationError")


class TestOptions:
    """The entry point `http` makes a platform of texts, or names each option that is wrong."""

    def test_entry_point(self) -> None:
        (found,) = entry_points(group="shuangsuiji.platforms", name="http")
        assert found.load() is make

    def test_all(self, tmp_path: Path) -> None:
        file = tmp_path / "own.pem"
        file.write_text("")
        options = {
            "url": URL,
            "token": TOKEN,
            "timeout": "2,7.5",
            "within": "20",
            "attempts": "2",
            "verify": str(file),
        }
        with make(options) as platform:
            asker = asker_of(platform)
            assert asker.base == URL
            assert (asker.connect, asker.silence, asker.within, asker.attempts) == (2.0, 7.5, 20.0, 2)
            assert asker_of(platform).session.verify == str(file)

    def test_the_least(self) -> None:
        with make({"url": URL, "token": TOKEN}) as platform:
            assert asker_of(platform).within == 60.0

    def test_every_mistake_at_once(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            make({"Token": TOKEN, "url": "", "timeout": "5", "attempts": "many"})
        assert codes(caught.value) == [
            "SSJ-HTTP-OPTION-UNKNOWN",
            "SSJ-HTTP-OPTION-NUMBER",
            "SSJ-HTTP-OPTION-NUMBER",
            "SSJ-HTTP-OPTION-MISSING",
            "SSJ-HTTP-OPTION-MISSING",
        ]
        assert TOKEN not in str(caught.value)

    def test_what_can_be_read_is_judged_as_well(self) -> None:
        with pytest.raises(InvalidInput) as caught:
            make({"url": "ftp://x", "token": TOKEN, "within": "-1"})
        assert codes(caught.value) == ["SSJ-HTTP-URL", "SSJ-HTTP-SECONDS"]
