"""平台适配器约定 (第四条): the contract kit of the platform port, one or more tests for each obligation P1 to P20.

An adapter's author writes a class in a test module, and pytest does the rest:

    from shuangsuiji.testing.contract_platform import PlatformContract

    class TestMyPlatform(PlatformContract):
        def make(self) -> Platform:
            return MyPlatform(empty_sandbox().url, account="样例")

`contract_platform_receipts` holds P1 to P4 and P6, `contract_platform_order` P5 and P7, `contract_platform_trouble` P8 to
P11, `contract_platform_offers` P12 to P16, `contract_platform_pages` P17 to P20. What the platform does not take or offer is
skipped; that it says so is tested (P13). Where a platform takes few kinds, or only what rests on something that comes about on the
platform itself, the hook `documents` says which documents it can take.

P9, P10 and what comes about on the platform cannot be brought about from outside; the hooks `unavailable`, `losing`,
`stranger`, `tell`, `enrol`, `strike` and `pause` do so, and without them these tests are skipped. The kit keeps no time: that no
call outlasts the adapter's limit (P11) is for its own tests. Against a live system's test area, which keeps everything, the same
kit is run by `shuangsuiji adapter check` (`contract_platform_area`).
"""

from shuangsuiji.testing.contract_platform_offers import OfferContract
from shuangsuiji.testing.contract_platform_order import OrderContract
from shuangsuiji.testing.contract_platform_pages import PageContract
from shuangsuiji.testing.contract_platform_receipts import ReceiptContract
from shuangsuiji.testing.contract_platform_trouble import TroubleContract


class PlatformContract(ReceiptContract, OrderContract, TroubleContract, OfferContract, PageContract):
    """平台适配器约定 (第四条): what every platform adapter holds, whatever stands behind it."""
