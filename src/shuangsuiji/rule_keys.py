"""规则的键 (设计决定 5): every rule that a rulebook must give, by key, in the order of the articles.

What each means, its article, unit and strength stand in the file beside its value (`rulebooks/yuxi.toml`).
"""

from collections.abc import Iterator
from typing import Literal

import attrs
from attrs import frozen

from shuangsuiji.errors import Fault, fault, raise_if
from shuangsuiji.forms import at, at_least
from shuangsuiji.rule_kinds import (
    AreaCaps,
    Choice,
    Count,
    Limit,
    Pattern,
    Quiet,
    Rule,
    Switch,
    Text,
    Word,
    YearDay,
)


@frozen(kw_only=True)
class Amendment(Rule):
    """A reading: reason / review."""

    value: Literal["reason", "review"]


@frozen(kw_only=True)
class CapScope(Rule):
    """A reading: bureau / all."""

    value: Literal["bureau", "all"]


@frozen(kw_only=True)
class RatioBase(Rule):
    """A reading: scope / eligible."""

    value: Literal["scope", "eligible"]


@frozen(kw_only=True)
class RoundingRule(Rule):
    """A reading: wording / up / down / half-up."""

    value: Literal["wording", "up", "down", "half-up"]


@frozen(kw_only=True)
class Redraw(Rule):
    """A reading: void / never."""

    value: Literal["void", "never"]


@frozen(kw_only=True)
class Approver(Rule):
    """A reading: head / anyone."""

    value: Literal["head", "anyone"]


@frozen(kw_only=True)
class VisitScope(Rule):
    """A reading: task / checklist."""

    value: Literal["task", "checklist"]


@frozen(kw_only=True)
class NoticeForm(Rule):
    """A reading: annex / moj2025."""

    value: Literal["annex", "moj2025"]


@frozen(kw_only=True)
class Presence(Rule):
    """A reading: softened / printed."""

    value: Literal["softened", "printed"]


@frozen(kw_only=True)
class Refusal(Rule):
    """A reading: note / forbid."""

    value: Literal["note", "forbid"]


@frozen(kw_only=True)
class Keys:
    """The rules by key."""

    # 一、总则
    trial_max_years: Limit
    interpreting_body: Text
    plan_required: Switch
    joint_counts_internal_sections: Switch
    platform_name: Text
    separation: Switch
    # 二、清单和计划
    item_categories: Choice
    methods: Choice
    onsite_method: Word
    commission_method: Word
    channels: Choice
    platform_channel: Word
    min_channels_for_draw: Count
    plan_publish_by: YearDay
    plan_from: YearDay
    plan_to: YearDay
    plan_amendment: Amendment
    min_joint_per_section: Count
    # 三、频次和差异化
    object_annual_cap: Count
    cap_scope: CapScope
    exclusion_lookback_years: Count
    item_repeat_exclusion: Switch
    direct_not_counted: Choice
    risk_flags: Choice
    complaints_word: Word
    complaints_many_threshold: Limit
    flagged_annual_cap: Count
    max_library_share_percent: Limit
    # 四、两库
    library_max_age_days: Count
    match_specialism: Switch
    certificate_pattern: Pattern
    # 五、任务和抽取
    task_number_pattern: Text
    ratio_base: RatioBase
    rounding: RoundingRule
    min_selected: Count
    draw_origin_allowed: Choice
    redraw_policy: Redraw
    max_lock_to_check_days: Limit
    witness_required: Switch
    draw_modes: Choice
    selection_modes: Choice
    selection_factors: Choice
    direct_if_pool_lte: Limit
    min_drawn_team: Count
    inspector_rotation: Switch
    assistance_basis_required: Switch
    # 六、小组和更换
    substitution_circumstances: Choice
    recusal_circumstance: Word
    other_circumstance: Word
    private_circumstances: Choice
    substitution_methods: Choice
    substitution_approver: Approver
    substitution_alert_percent: Limit
    # 七、实施检查
    one_visit_scope: VisitScope
    commission_matters: Choice
    inspection_code_required: Switch
    approval_required: Switch
    notice_form: NoticeForm
    annex_presence_clause: Presence
    non_cooperation_basis: Text
    shared_materials: Choice
    notice_min_lead_hours: Limit
    min_onsite: Count
    min_onsite_per_department: Limit
    max_visit_hours: Limit
    visit_from_hour: Limit
    visit_to_hour: Limit
    av_required: Switch
    measures: Choice
    oral_measures: Choice
    linked_measures: Choice
    refusal_to_sign: Refusal
    unreachable_min_routes: Count
    # 八、录入、审核、公示
    entry_wd: Count
    remind_wd: Count
    publish_wd: Count
    resubmit_wd: Limit
    resubmit_alert_wd: Count
    reviewer_separate: Switch
    # 九、更正和异议
    correction_alert_wd: Count
    objection_days: Count
    objection_review_wd: Count
    objection_correction_wd: Count
    objection_feedback_wd: Count
    independent_review: Switch
    suspend_on_objection: Switch
    remedies: Text
    # 十、后续、统筹、归档
    followup_alert_days: Limit
    crime_transfer_days: Limit
    systemic_percent: Limit
    case_alert_days: Limit
    retention_years: Limit
    archive_format: Text
    # 上级规则（默认不启用，见 superior.toml）
    annual_cap_by_area: AreaCaps
    quiet_periods: Quiet

    def __attrs_post_init__(self) -> None:
        raise_if(
            [
                *at_least(2, **{"min_onsite.value": self.min_onsite.value}),
                *at_least(2, **{"min_drawn_team.value": self.min_drawn_team.value}),
                *at_least(1, **{"object_annual_cap.value": self.object_annual_cap.value}),
                *self._one_of("platform_channel", self.platform_channel, self.channels),
                *self._one_of("onsite_method", self.onsite_method, self.methods),
                *self._one_of("commission_method", self.commission_method, self.methods),
                *self._one_of("complaints_word", self.complaints_word, self.risk_flags),
                *self._one_of(
                    "recusal_circumstance", self.recusal_circumstance, self.substitution_circumstances
                ),
                *self._one_of("other_circumstance", self.other_circumstance, self.substitution_circumstances),
                *self._all_of(
                    "private_circumstances", self.private_circumstances, self.substitution_circumstances
                ),
                *self._all_of("oral_measures", self.oral_measures, self.measures),
                *self._all_of("linked_measures", self.linked_measures, self.measures),
            ]
        )

    @staticmethod
    def _one_of(key: str, word: Word, listed: Choice) -> Iterator[Fault]:
        """A word that has a meaning of its own is one of the list."""
        if word.value not in listed.value:
            known = "、".join(listed.value)
            yield fault("SSJ-RULES-WORD", at(f".{key}.value"), value=word.value, known=known)

    @staticmethod
    def _all_of(key: str, some: Choice, listed: Choice) -> Iterator[Fault]:
        for index, value in enumerate(some.value):
            if value not in listed.value:
                known = "、".join(listed.value)
                yield fault("SSJ-RULES-WORD", at(f".{key}.value[{index}]"), value=value, known=known)


def keys() -> tuple[str, ...]:
    """Give every key, in the order of the file."""
    return tuple(each.name for each in attrs.fields(Keys))
