"""次序 (P5): documents that come too early, and a plain model of what a platform takes in any order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from shuangsuiji.exchange.documents import Document
from shuangsuiji.exchange.results import Publication
from shuangsuiji.testing.platform_documents import Correspondence, reworded

OTHER_WORDS: Final = "其他文字"
"""What stands in documents that differ from those under the same key."""


@frozen(kw_only=True)
class TooEarly:
    """A document that a platform must refuse.

    Args:
        given: what was delivered before.
        document: what comes too early.
        named: identifiers that the reasons must name.
    """

    given: Sequence[Document]
    document: Document
    named: Sequence[str] = ()


def _other_results(c: Correspondence) -> Publication:
    published = c.publication(c.targets[0])
    first, *rest = published.lines
    return evolve(published, lines=(evolve(first, results=(OTHER_WORDS,)), *rest))


def _public(c: Correspondence, place: int) -> tuple[Document, ...]:
    """Give what makes a target's first version public."""
    target = c.targets[place]
    return (*c.before_publication(target), c.publication(target))


TOO_EARLY: Final[Mapping[str, Callable[[Correspondence], TooEarly]]] = {
    "plan_without_checklist": lambda c: TooEarly(given=(), document=c.plan, named=[c.bureau]),
    "plan_of_another_edition": lambda c: TooEarly(
        given=[c.checklist], document=evolve(c.plan, edition=2), named=[c.bureau]
    ),
    "task_without_plan": lambda c: TooEarly(given=[c.checklist], document=c.task, named=[c.departments[0]]),
    "task_of_another_year": lambda c: TooEarly(
        given=[c.checklist, c.plan], document=evolve(c.task, year=2027), named=["2027"]
    ),
    "task_of_no_line": lambda c: TooEarly(
        given=[c.checklist, c.plan], document=evolve(c.task, line="第9行"), named=["第9行"]
    ),
    "page_without_the_one_before": lambda c: TooEarly(given=(), document=c.pages[1], named=["targets"]),
    "page_after_the_last": lambda c: TooEarly(
        given=c.pages, document=evolve(c.pages[1], number=3), named=[c.pages[1].key]
    ),
    "announcement_without_task": lambda c: TooEarly(
        given=[c.checklist, c.plan], document=c.announcement, named=[c.code]
    ),
    "announcement_without_the_round_before": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task], document=evolve(c.announcement, round=2), named=[c.code]
    ),
    "announcement_of_a_locked_task": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task, c.announcement, c.record],
        document=evolve(c.announcement, round=2),
        named=[c.record.key],
    ),
    "record_without_announcement": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task], document=c.record, named=[c.code]
    ),
    "record_of_an_earlier_round": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task, c.announcement, evolve(c.announcement, round=2)],
        document=c.record,
    ),
    "dispatch_of_another_record": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task, c.announcement, c.record],
        document=evolve(c.dispatches[0], record=c.announcement.announcement),
        named=[c.record.key],
    ),
    "evidence_without_entry": lambda c: TooEarly(
        given=c.before_entry(), document=c.evidence(c.targets[0]), named=[c.targets[0]]
    ),
    "feedback_without_publication": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0])],
        document=c.feedback(c.targets[0]),
        named=[c.targets[0]],
    ),
    "feedback_of_an_item_that_is_not_shown": lambda c: TooEarly(
        given=[*c.before_entry(), *_public(c, 0)],
        document=evolve(
            c.feedback(c.targets[0]),
            outcomes=(evolve(c.feedback(c.targets[0]).outcomes[0], item="样例事项"),),
        ),
        named=["样例事项"],
    ),
    "dispatch_without_task": lambda c: TooEarly(
        given=[c.checklist, c.plan], document=c.dispatches[0], named=[c.code]
    ),
    "substitution_without_dispatch": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task], document=c.substitution, named=[c.code]
    ),
    "substitution_for_no_target": lambda c: TooEarly(
        given=c.before_entry(), document=evolve(c.substitution, targets=("样例",)), named=["样例"]
    ),
    "entry_without_dispatch": lambda c: TooEarly(
        given=[c.checklist, c.plan, c.task], document=c.entry(c.targets[0]), named=[c.code]
    ),
    "entry_of_no_target": lambda c: TooEarly(
        given=c.before_entry(), document=c.entry("样例"), named=["样例"]
    ),
    "second_entry_without_first": lambda c: TooEarly(
        given=c.before_entry(), document=c.entry(c.targets[0], 2), named=[c.targets[0]]
    ),
    "second_entry_before_review": lambda c: TooEarly(
        given=[*c.before_entry(), c.entry(c.targets[0])], document=c.entry(c.targets[0], 2)
    ),
    "second_entry_after_every_pass": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0])], document=c.entry(c.targets[0], 2)
    ),
    "second_entry_after_another_targets_return": lambda c: TooEarly(
        given=[*c.before_entry(), *c.returned(c.targets[0]), c.entry(c.targets[1])],
        document=c.entry(c.targets[1], 2),
    ),
    "review_without_entry": lambda c: TooEarly(
        given=c.before_entry(), document=c.passes(c.targets[0])[0], named=[c.targets[0]]
    ),
    "review_of_a_later_version": lambda c: TooEarly(
        given=[*c.before_entry(), c.entry(c.targets[0])],
        document=c.passes(c.targets[0], 2)[0],
        named=[c.targets[0]],
    ),
    "publication_without_entry": lambda c: TooEarly(
        given=c.before_entry(), document=c.publication(c.targets[0]), named=[c.targets[0]]
    ),
    "publication_without_any_review": lambda c: TooEarly(
        given=[*c.before_entry(), c.entry(c.targets[0])],
        document=c.publication(c.targets[0]),
        named=c.departments,
    ),
    "publication_without_the_last_review": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0])[:-1]],
        document=c.publication(c.targets[0]),
        named=c.departments[-1:],
    ),
    "publication_without_the_initiating_departments_review": lambda c: TooEarly(
        given=[*c.before_entry(), c.entry(c.targets[0]), *c.passes(c.targets[0])[1:]],
        document=c.publication(c.targets[0]),
        named=c.departments[:1],
    ),
    "publication_after_another_targets_reviews": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0]), c.entry(c.targets[1])],
        document=c.publication(c.targets[1]),
        named=c.departments,
    ),
    "publication_of_what_was_returned": lambda c: TooEarly(
        given=[
            *c.before_entry(),
            c.entry(c.targets[0]),
            *c.passes(c.targets[0])[:2],
            c.review(c.targets[0], 1, c.departments[2], "return"),
        ],
        document=c.publication(c.targets[0]),
    ),
    "publication_by_the_passes_of_another_version": lambda c: TooEarly(
        given=[*c.before_entry(), *c.returned(c.targets[0]), *c.before_publication(c.targets[0], 2)],
        document=c.publication(c.targets[0], 1),
    ),
    "publication_of_other_results": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0])], document=_other_results(c)
    ),
    "publication_of_fewer_results": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0])],
        document=evolve(c.publication(c.targets[0]), lines=c.results[:1]),
    ),
    "correction_without_publication": lambda c: TooEarly(
        given=[*c.before_entry(), *c.before_publication(c.targets[0])],
        document=c.correction(c.targets[0]),
        named=[c.targets[0]],
    ),
    "correction_of_another_targets_publication": lambda c: TooEarly(
        given=[*c.before_entry(), *_public(c, 0), *c.before_publication(c.targets[1])],
        document=c.correction(c.targets[1]),
        named=[c.targets[1]],
    ),
    "correction_of_what_is_corrected": lambda c: TooEarly(
        given=[*c.before_entry(), *_public(c, 0), c.correction(c.targets[0])],
        document=evolve(c.correction(c.targets[0], 3), corrects=1),
    ),
    "correction_of_fewer_results": lambda c: TooEarly(
        given=[*c.before_entry(), *_public(c, 0)],
        document=evolve(c.correction(c.targets[0]), lines=c.results[:1]),
    ),
    "entry_after_publication": lambda c: TooEarly(
        given=[*c.before_entry(), *_public(c, 0)], document=c.entry(c.targets[0], 2)
    ),
    "entry_after_correction": lambda c: TooEarly(
        given=[*c.before_entry(), *_public(c, 0), c.correction(c.targets[0])],
        document=c.entry(c.targets[0], 3),
    ),
}
"""What P5 forbids, by name; made of a correspondence with two targets."""


def chain(c: Correspondence) -> dict[Document, tuple[Document, ...]]:
    """Give a chain of documents that ends with a correction, each with those that it needs."""
    target, department = c.targets[0], c.departments[0]
    dispatch = c.dispatch(department)
    first, returned = c.returned(target)
    second, *passes = c.before_publication(target, 2)
    return {
        c.checklist: (),
        c.plan: (c.checklist,),
        c.task: (c.plan,),
        c.pages[0]: (),
        c.pages[1]: (c.pages[0],),
        c.announcement: (c.task,),
        c.record: (c.announcement,),
        dispatch: (c.task,),
        c.substitution: (dispatch,),
        first: (dispatch,),
        returned: (first,),
        second: (returned,),
        **dict.fromkeys(passes, (second,)),
        c.publication(target, 2): tuple(passes),
        c.evidence(target, 2): (second,),
        c.feedback(target, 2): (c.publication(target, 2),),
        c.correction(target, 3): (c.publication(target, 2),),
    }


@frozen
class PlainModel:
    """What a platform takes of a chain: the first of each key, once what it needs is there.

    Args:
        needs: the chain's keys, each with those that it needs.
        taken: what was taken, by key.
    """

    needs: Mapping[str, Sequence[str]]
    taken: dict[str, Document] = field(factory=dict[str, Document])

    def deliver(self, document: Document) -> str:
        """Say what becomes of a document: `taken`, `again`, `conflict` or `rejected`."""
        first = self.taken.get(document.key)
        if first is not None:
            return "again" if first == document else "conflict"
        if any(key not in self.taken for key in self.needs[document.key]):
            return "rejected"
        self.taken[document.key] = document
        return "taken"

    def published(self) -> tuple[Publication, ...]:
        """Give what the public sees."""
        return tuple(each for each in self.taken.values() if isinstance(each, Publication))


def model_of(c: Correspondence) -> PlainModel:
    """Give the model of a correspondence's chain, with nothing taken."""
    return PlainModel({each.key: [needed.key for needed in needs] for each, needs in chain(c).items()})


@st.composite
def deliveries(draws: DrawFn, c: Correspondence) -> list[Document]:
    """送达的次序: a chain's documents moved about, then all in their order, then some again; here and there reworded.

    Args:
        draws: given by hypothesis.
        c: whose chain.
    """
    documents = list(chain(c))
    places = st.integers(0, len(documents) - 1)
    moved = [
        (3 * place + draws(st.integers(-6, 9)), place)
        for place in range(len(documents))
        for _ in range(draws(st.integers(0, 2)))
    ]
    early = [documents[place] for _, place in sorted(moved)]
    late = [documents[place] for place in draws(st.lists(places, min_size=4, max_size=8))]
    changed = [reworded(each, OTHER_WORDS) if draws(st.integers(0, 3)) == 0 else each for each in early]
    again = [reworded(each, OTHER_WORDS) if draws(st.booleans()) else each for each in late]
    return [*changed, *documents, *again]
