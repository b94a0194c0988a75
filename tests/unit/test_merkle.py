"""The tree hash against RFC 9162's recursive definition, and its memory."""

import gc
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.second import rolls as second

from shuangsuiji.digests import Hash
from shuangsuiji.merkle import BATCH, LEAF, NODE, Tree, batches, path, root, root_of_path
from shuangsuiji.testing.strategies import hashes

SHA256 = Hash("sha256")
SIZES = (*range(71), 1023, 1024, 1025, 1026, 1535, 2047, 2048, 2049, 3072, 3073, 4095, 4096, 4097)


def lines(number: int) -> list[bytes]:
    """Give so many different lines."""
    return [b"line %d" % index for index in range(number)]


@cache
def naive(start: int, end: int) -> bytes:
    """Give MTH(D[start:end]) as RFC 9162 section 2.1.1 defines it."""
    if end == start:
        return SHA256.raw(b"")
    if end - start == 1:
        return SHA256.raw(LEAF + b"line %d" % start)
    k = 1
    while k * 2 < end - start:
        k *= 2
    return SHA256.raw(NODE + naive(start, start + k) + naive(start + k, end))


def naive_path(index: int, start: int, end: int) -> list[bytes]:
    """Give PATH(index, D[start:end]) as RFC 9162 section 2.1.3.1 defines it."""
    if end - start == 1:
        return []
    k = 1
    while k * 2 < end - start:
        k *= 2
    if index < k:
        return [*naive_path(index, start, start + k), naive(start + k, end)]
    return [*naive_path(index - k, start + k, end), naive(start, start + k)]


@pytest.mark.requirement("X-4")
@pytest.mark.parametrize("size", SIZES)
def test_root_is_the_recursive_one(size: int) -> None:
    assert root(lines(size), SHA256) == naive(0, size)


@pytest.mark.parametrize("size", [size for size in SIZES if size])
def test_paths_are_the_recursive_ones_and_lead_to_the_root(size: int) -> None:
    found = lines(size)
    picked = {0, 1, size // 2, 1023, 1024, 2047, size - 2, size - 1}
    indices = range(size) if size < 71 else [index for index in picked if index < size]
    for index in indices:
        siblings = path(found, index, SHA256)
        assert siblings == naive_path(index, 0, size)
        assert root_of_path(found[index], index, size, siblings, SHA256) == naive(0, size)


def test_rfc_9162_example_of_seven_leaves() -> None:
    """PATH(0), PATH(3), PATH(4) and PATH(6) of D[7], as section 2.1.5 lists them."""
    found = lines(7)
    a, b, c, d, e, f, j = (SHA256.raw(LEAF + line) for line in found)
    g, h, i = (SHA256.raw(NODE + x + y) for x, y in ((a, b), (c, d), (e, f)))
    k, l = SHA256.raw(NODE + g + h), SHA256.raw(NODE + i + j)  # noqa: E741  -- the RFC's names
    assert path(found, 0, SHA256) == [b, h, l]
    assert path(found, 3, SHA256) == [c, g, l]
    assert path(found, 4, SHA256) == [f, j, k]
    assert path(found, 6, SHA256) == [i, k]


@given(st.integers(1, 80), st.data(), hashes())
def test_nothing_else_leads_to_the_root(size: int, data: st.DataObject, h: Hash) -> None:
    found = lines(size)
    index = data.draw(st.integers(0, size - 1))
    siblings = path(found, index, h)
    top = root(found, h)
    assert top.hex() == second.root(h.name, found)
    assert [each.hex() for each in siblings] == second.path(h.name, found, index)
    assert root_of_path(b"line x", index, size, siblings, h) != top
    assert root_of_path(found[index], index, size, [*siblings, bytes(32)], h) is None
    for at in (-1, size, size + 1):
        assert root_of_path(found[index], at, size, siblings, h) is None
    if siblings:
        assert root_of_path(found[index], index, size, siblings[:-1], h) is None
        wrong = data.draw(st.integers(0, len(siblings) - 1))
        bent = [*siblings[:wrong], bytes(32), *siblings[wrong + 1 :]]
        assert root_of_path(found[index], index, size, bent, h) not in {None, top}
    other = data.draw(st.integers(0, size - 1))
    assert (root_of_path(found[index], other, size, siblings, h) == top) == (other == index)


@pytest.mark.requirement("X-5")
def test_a_leaf_is_not_a_node() -> None:
    """The prefixes keep an inner node from passing as a line."""
    left, right = (SHA256.raw(LEAF + line) for line in (b"a", b"b"))
    assert root([b"a", b"b"], SHA256) != root([left + right], SHA256)
    assert root([b"a"], SHA256) != SHA256.raw(b"a")


@pytest.mark.requirement("X-5")
@given(st.lists(st.binary(max_size=4), min_size=1, max_size=30), st.integers(1, 29))
def test_order_and_content_count(found: list[bytes], at: int) -> None:
    moved = [*found[at:], *found[:at]]
    assert (root(moved, SHA256) == root(found, SHA256)) == (moved == found)


def test_it_takes_lines_as_they_come_and_holds_one_batch() -> None:
    taken = 0

    def stream(number: int) -> Iterator[bytes]:
        nonlocal taken
        for index in range(number):
            taken += 1
            yield b"line %d" % index

    pieces = batches(stream(3 * BATCH + 5))
    assert taken == 0
    assert [len(next(pieces)), taken] == [BATCH, BATCH]
    assert [len(piece) for piece in pieces] == [BATCH, BATCH, 5]
    assert list(batches([])) == []


def test_memory_is_one_digest_for_each_bit() -> None:
    tree = Tree(SHA256)
    found = lines(BATCH)
    for number in range(1, 130):
        tree.add(found)
        assert len(tree._subtrees) == number.bit_count()
        assert not tree._last
    held = [each for each in gc.get_referents(tree._subtrees) if isinstance(each, bytes)]
    assert {len(each) for each in held} == {32}
    assert len(held) <= 8


def test_a_root_can_be_asked_for_at_any_time() -> None:
    tree = Tree(SHA256)
    assert tree.root() == SHA256.raw(b"")
    found = lines(BATCH * 3 + 7)
    for number, piece in enumerate(batches(found), 1):
        tree.add(piece)
        assert tree.root() == naive(0, min(number * BATCH, len(found)))
