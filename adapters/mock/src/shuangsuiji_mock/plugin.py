"""适配器入口: the platform of the entry point `mock`, made of options as texts."""

from collections.abc import Mapping

from shuangsuiji.errors import Place, fault, raise_if
from shuangsuiji.forms import identifiers
from shuangsuiji_mock.platform import MockPlatform


def make(options: Mapping[str, str]) -> MockPlatform:
    """模拟平台 (第四条): make it of options.

    Args:
        options: `name`, if wanted: what its receipts call it.

    Raises:
        InvalidInput: an option is unknown, or the name is no identifier.
    """
    given = options.get("name", "mock")
    unknown = (
        fault("SSJ-PLUGIN-OPTION", Place(path=name), name=name, known="name")
        for name in options
        if name != "name"
    )
    raise_if([*unknown, *identifiers(name=given)])
    return MockPlatform(name=given)
