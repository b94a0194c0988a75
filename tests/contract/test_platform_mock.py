"""The platform in memory keeps the port's obligations, and the kit's documents are what they say."""

from hypothesis import given, settings
from tests.contract.mock_hooks import MockHooks

from shuangsuiji import canonical, wire
from shuangsuiji.exchange.documents import Document, read_document
from shuangsuiji.ids.credit import CreditCode
from shuangsuiji.ports.platform import Platform
from shuangsuiji.testing.contract_platform import PlatformContract
from shuangsuiji.testing.platform_documents import Correspondence, credit_codes, reworded
from shuangsuiji.testing.platform_order import OTHER_WORDS, deliveries, model_of
from shuangsuiji.testing.platform_strategies import correspondences
from shuangsuiji_mock.platform import MockPlatform


class TestMockPlatform(MockHooks, PlatformContract):
    large = 100_000

    def make(self) -> Platform:
        return MockPlatform()


class TestDocuments:
    """The kit's documents are valid, differ where they should, and come in every order that matters."""

    @given(correspondences())
    def test_all_of_them_go_over_the_wire(self, c: Correspondence) -> None:
        for each in c.documents():
            assert read_document(canonical.decode(canonical.encode(wire.write(each)))) == each

    @given(correspondences(targets=2))
    def test_every_key_is_another(self, c: Correspondence) -> None:
        keys = [each.key for each in c.documents()]
        assert len(set(keys)) == len(keys)

    def test_what_is_reworded_has_its_key_and_another_digest(self) -> None:
        for each in Correspondence().documents():
            other = reworded(each, OTHER_WORDS)
            assert other.key == each.key
            assert other.digest() != each.digest()

    def test_credit_codes_are_valid(self) -> None:
        codes = credit_codes(200)
        assert len(set(codes)) == 200
        assert all(CreditCode(each).organisation_check_holds for each in codes)
        assert {each[2:8] for each in codes} == {"530499"}

    def test_deliveries_come_in_every_order_that_matters(self) -> None:
        c = Correspondence(targets=credit_codes(1))
        seen: set[tuple[str, str]] = set()

        @settings(max_examples=100)
        @given(deliveries(c))
        def look(documents: list[Document]) -> None:
            model = model_of(c)
            seen.update((each.kind, model.deliver(each)) for each in documents)

        look()
        kinds = {each.kind for each in c.documents()}
        outcomes = {
            (kind, outcome) for kind in kinds for outcome in ("taken", "again", "conflict", "rejected")
        }
        assert outcomes - seen == {("checklist", "rejected")}
