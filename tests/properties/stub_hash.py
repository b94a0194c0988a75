"""A hash that tests bend: some messages get a digest of the test's choice, all others their own."""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from shuangsuiji.digests import Hash


@frozen
class StubHash(Hash):
    """H with some digests replaced.

    Args:
        bend: gives a message's digest, or None where it keeps its own.
    """

    bend: Callable[[bytes], bytes | None] = field(default=lambda _: None)

    def raw(self, data: bytes) -> bytes:
        """Give the digest of one message."""
        bent = self.bend(data)
        return super().raw(data) if bent is None else bent

    def after(self, prefix: bytes) -> Callable[[bytes], bytes]:
        """Give the function that takes a tail to its digest."""
        real = super().after(prefix)

        def digest(tail: bytes) -> bytes:
            bent = self.bend(prefix + tail)
            return real(tail) if bent is None else bent

        return digest

    def each(self, prefix: bytes, tails: Iterable[bytes]) -> list[bytes]:
        """Give the digest of each tail."""
        return list(map(self.after(prefix), tails))

    def below(self, prefix: bytes, tails: Iterable[bytes], bound: bytes) -> list[tuple[bytes, bytes]]:
        """Give those whose digest is below a bound."""
        digest = self.after(prefix)
        return [(found, tail) for tail in tails if (found := digest(tail)) < bound]


def colliding(kept: int) -> StubHash:
    """Give a hash of which only the first `kept` bits count, so that tickets collide."""
    real = Hash("sha256")
    cut = 256 - kept
    return StubHash("sha256", lambda message: (int.from_bytes(real.raw(message)) >> cut << cut).to_bytes(32))


def ranked(messages: Iterable[str]) -> StubHash:
    """Give a hash under which these messages come first, in this order."""
    order = {message.encode(): rank.to_bytes(32) for rank, message in enumerate(messages)}
    return StubHash("sha256", order.get)
