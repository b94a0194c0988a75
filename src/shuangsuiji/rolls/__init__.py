"""名录快照 (第九条、第十一条; spec section 2): the registries as frozen for one draw.

A roll is the only thing that a draw accepts. It is a list of lines in strictly ascending order of id, with one
root for all of them; an excluded entry stays in it with its reason, so that exclusion is as visible as selection.
"""
