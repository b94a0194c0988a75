"""办理: the application service: load, act, journal. No rule of the draw lives here, only files, order and secrets.

folder       the files of a task (spec section 13), written whole or not at all
secrets      nonces and roll keys, from the operating system, kept in private/
announcing   registries in, announcement out; announcing_notes: what whoever announces should know
drawing      reveals in, record and lists out
settling     confirmation and void
checking     verification and proofs over a folder
lists        what people read: 抽取对象名单, 检查人员分组表
"""
