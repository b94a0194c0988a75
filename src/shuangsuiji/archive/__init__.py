"""归档 (第二十五条): what a task has left behind is put together, judged to be whole, and not changed any more.

leaves      卷内文件: every document, with its digest
sealing     立卷: a target's file is put together, and lacks nothing
dossier     案卷: what a task's streams come to, as its archive names it
archiving   归档: an edition of a task's archive
integrity   完整性、分送: what stands in an archive is what was there; each department gets its part
"""
