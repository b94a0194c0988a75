"""各组所占 (第十条、第十一条): whether a region, an industry or any other group was spared or singled out, in each list and in all together."""

from collections.abc import Iterator, Sequence

from shuangsuiji.audit.draws import Draw, Marks
from shuangsuiji.audit.report import Look, Share
from shuangsuiji.audit.tails import marked_chances, together, two_sided


def of_groups(draws: Sequence[Draw], header: str) -> Iterator[tuple[Look, Share | None]]:
    """Measure how many of each group were drawn; the share is that over all lists."""
    labels = sorted({label for draw in draws for label in draw.labels[header]})
    for label in labels:
        parts = [(draw, _marked(draw, header, label)) for draw in draws]
        counted = [(draw, int(marked.sum()), int((marked & draw.drawn).sum())) for draw, marked in parts]
        known = [each for each in counted if each[1]]
        if not known:
            continue
        if len(known) > 1:
            for draw, targets, found in known:
                p = two_sided(marked_chances(draw.n, targets, draw.k), found)
                share = Share(
                    header=header,
                    label=label,
                    targets=targets,
                    found=found,
                    expected=draw.k * targets / draw.n,
                    p=p,
                )
                yield _look(share, (draw.file,), draw.stratum), None
        whole = together([marked_chances(draw.n, targets, draw.k) for draw, targets, _ in known])
        found = sum(each[2] for each in known)
        share = Share(
            header=header,
            label=label,
            targets=sum(each[1] for each in known),
            found=found,
            expected=sum(draw.k * targets / draw.n for draw, targets, _ in known),
            p=two_sided(whole, found),
        )
        files = tuple(dict.fromkeys(draw.file for draw, _, _ in known))
        yield _look(share, files, known[0][0].stratum if len(known) == 1 else ""), share


def _marked(draw: Draw, header: str, label: str) -> Marks:
    labels = draw.labels[header]
    marked: Marks = draw.groups[header] == (labels.index(label) if label in labels else -1)
    return marked


def _look(share: Share, files: tuple[str, ...], stratum: str) -> Look:
    return Look(
        code="SSJ-AUDIT-SHARE",
        p=share.p,
        data={
            "header": share.header,
            "label": share.label or "—",
            "targets": share.targets,
            "found": share.found,
            "expected": f"{share.expected:.1f}",
        },
        files=files,
        stratum=stratum,
    )
