"""后续监管 (第二十一条): 谁主管谁监管、谁审批谁监管: what was found is handed over, acknowledged, and brought to an end.

state       后续、发现了什么: a follow-up, and which problems nobody has followed up
clocks      时钟: until the end, and until a suspected crime is transferred
opening     启动: what was found goes to whoever is competent
handing     移交回执、完结: whoever it went to has it, and what came of it
"""
