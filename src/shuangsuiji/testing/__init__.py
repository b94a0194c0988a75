"""测试工具 (extra `testing`): what tests of this library, of adapters and of other programs can build on.

strategies   hypothesis strategies: identifiers, rolls, sources, tasks, drawn rounds
tasks        the values that they give, and how a task is drawn and journalled
"""
