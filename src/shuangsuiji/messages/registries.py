"""Messages about registries."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-REG-AWAY": Text(
        "“{value}”不是请假期间；请写成 2026-04-01至2026-04-20，几段之间用分号隔开",
        "'{value}' is no period of leave; write 2026-04-01至2026-04-20, and semicolons between several",
    ),
    "SSJ-REG-CELL-DATE": Text(
        "这里应当是文本，却是日期（{value}）；请把该列设为文本格式后重新填写",
        "this must be text but is a date ({value}); set the column's format to text and enter it again",
    ),
    "SSJ-REG-CELL-ERROR": Text(
        "单元格显示错误值 {value}；请改正公式，或把该列复制后粘贴为数值",
        "the cell shows the error {value}; correct its formula, or paste the column as values",
    ),
    "SSJ-REG-CELL-KIND": Text(
        "这里应当是文本，却是“{value}”这样的值；请把该列设为文本格式后重新填写",
        "this must be text but is a value such as '{value}'; set the column's format to text and enter it again",
    ),
    "SSJ-REG-CELL-MERGED": Text(
        "这是合并单元格的一部分，看不出本行的内容；请取消合并，每行各填一次",
        "this is part of a merged cell, so this row's content is not known; unmerge it and fill in every row",
    ),
    "SSJ-REG-CELL-NUMBER": Text(
        "这里应当是文本，却存成了数字 {value}，长号码的末几位可能已经丢失；"
        "请把该列设为文本格式，再照原件重新填写",
        "this must be text but is stored as the number {value}, whose last digits may be lost; "
        "set the column's format to text and enter it again from the original",
    ),
    "SSJ-REG-CELL-SCIENTIFIC": Text(
        "“{value}”是电子表格写成的科学计数法，后面的数位已经丢失；请把该列设为文本格式，再照原件重新填写",
        "'{value}' is scientific notation made by a spreadsheet, and digits are lost; "
        "set the column's format to text and enter it again from the original",
    ),
    "SSJ-REG-CERTIFICATE-FORM": Text(
        "执法证号“{value}”不合本局规则集的格式 {pattern}；请照证件核对，或请规则集的管理人改格式",
        "the certificate number '{value}' is not of the rulebook's form {pattern}; check it against the certificate, or have the form corrected",
    ),
    "SSJ-REG-CERTIFICATES": Text(
        "有 {numbers} 个执法证号，这里却有 {found} 项；请按证号的次序一一填写，用分号隔开，或只填一项",
        "there are {numbers} certificate numbers but {found} entries here; give one for each in their order, separated by semicolons, or one for all",
    ),
    "SSJ-REG-CODES-NONE": Text(
        "“{value}”只说需要，没有写是哪些；请填写代码，不需要的填“无”或留空",
        "'{value}' says yes but names nothing; fill in the codes, or 无 or nothing where there are none",
    ),
    "SSJ-REG-COLUMN-MISSING": Text(
        "没有“{header}”列；表头里有：{headers}。请补上这一列，或在列对应中写明它叫什么、是否没有",
        "there is no column '{header}'; the header row has: {headers}. Add the column, "
        "or say in the column mapping what it is called or that there is none",
    ),
    "SSJ-REG-COLUMN-MISSPELT": Text(
        "没有“{header}”列，最接近的是“{nearest}”：就是这一列的，请改表头或在列对应中写明；不是的，请补上这一列",
        "there is no column '{header}'; the nearest is '{nearest}'. If that is the one, correct the header "
        "or name it in the column mapping; if not, add the column",
    ),
    "SSJ-REG-COLUMN-PERSONAL": Text(
        "“{header}”列是个人信息，不能读入；请改用其他列，例如单位工号",
        "the column '{header}' holds persons' data and cannot be read; use another, such as 单位工号",
    ),
    "SSJ-REG-COLUMN-TWICE": Text(
        "“{header}”列出现了不止一次（{columns} 列）；请删去或改名，只留一列",
        "the column '{header}' stands there more than once (columns {columns}); remove or rename all but one",
    ),
    "SSJ-REG-DAY": Text(
        "“{value}”不是日期；请写成 2026-04-01 或 2026年4月1日",
        "'{value}' is no day; write 2026-04-01 or 2026年4月1日",
    ),
    "SSJ-REG-FORMER": Text(
        "“{value}”不是注册号；原注册号是换发统一社会信用代码以前的 15 位或 13 位号码，没有的留空",
        "'{value}' is no registration number; give the 15 or 13 digits from before the credit code, or nothing",
    ),
    "SSJ-REG-HEADER": Text(
        "前 20 行里找不到表头；应当有这些列：{headers}。请检查是否选对了文件和工作表",
        "no header row in the first 20 rows; these columns should be there: {headers}. "
        "Check that it is the right file and worksheet",
    ),
    "SSJ-REG-INSPECTOR-STATUS": Text(
        "不认识的执法人员状态“{value}”；可用：{known}",
        "the inspector's status '{value}' is unknown; use one of: {known}",
    ),
    "SSJ-REG-INSPECTOR-TWICE": Text(
        "工号 {value} 在第 {other} 行也出现；请核对后只留一行",
        "the number {value} stands in row {other} too; check both and keep one",
    ),
    "SSJ-REG-KIND": Text(
        "不认识的检查对象类型“{value}”；可用：{known}。这一列不是检查对象类型的，请在列对应中写明",
        "the kind of target '{value}' is unknown; use one of: {known}. Where the column is something else, say so in the column mapping",
    ),
    "SSJ-REG-NATURE": Text(
        "不认识的检查类型“{value}”；可用：{known}",
        "the kind of check '{value}' is unknown; use one of: {known}",
    ),
    "SSJ-REG-NO-ROWS": Text(
        "表头下面一行数据也没有，空的名录不能抽取；请检查是否选对了文件和工作表",
        "there is no row of data below the header, and an empty registry cannot be drawn from; "
        "check that it is the right file and worksheet",
    ),
    "SSJ-REG-OWNER": Text(
        "这是市场主体，不属于别的主体，却填了所属主体代码“{value}”；请删去，或改正检查对象类型",
        "this is a body and belongs to no other, but names an owner, '{value}'; remove it or correct the kind",
    ),
    "SSJ-REG-OWNER-MISSING": Text(
        "{kind}要写明属于哪个市场主体，表里却没有“所属主体代码”列；请补上这一列",
        "the kind {kind} must name the body that it belongs to, but the table has no column for the owner; add it",
    ),
    "SSJ-REG-PERIOD": Text(
        "结束日期 {last} 早于开始日期 {first}；请改正",
        "the last day {last} lies before the first day {first}; correct it",
    ),
    "SSJ-REG-QUALIFIED": Text(
        "是否具有执法资格填了“{value}”；可用：{known}",
        "whether he is qualified reads '{value}'; use one of: {known}",
    ),
    "SSJ-REG-RECUSAL-INSPECTOR": Text(
        "执法检查人员名录里没有工号 {value}，这条回避不会起作用；请核对工号",
        "the registry of inspectors has no {value}, so this recusal would have no effect; check the number",
    ),
    "SSJ-REG-RECUSAL-TARGET": Text(
        "检查对象名录里没有 {value}，这条回避不会起作用；请核对代码",
        "the registry of targets has no {value}, so this recusal would have no effect; check the code",
    ),
    "SSJ-REG-RECUSAL-TWICE": Text(
        "检查对象 {value} 的同一条回避（人员、事由都相同）在第 {other} 行也出现；请只留一行",
        "the same recusal for target {value}, inspector and reason alike, stands in row {other} too; keep one",
    ),
    "SSJ-REG-RESIDENT-ID": Text(
        "单位工号里填的像是公民身份号码；请改填工号，名录不收身份证号",
        "this looks like a resident ID number; fill in the unit's own number, the registry takes no ID numbers",
    ),
    "SSJ-REG-SINGLE": Text(
        "录入的内容像填写说明或样例，没有读成一条记录；请改填真实的内容",
        "what was entered looks like a hint or a sample and made no record; enter the real one",
    ),
    "SSJ-REG-STAFF-GROUND": Text(
        "不认识的人员类别“{value}”；可用：{known}",
        "the ground '{value}' is unknown; use one of: {known}",
    ),
    "SSJ-REG-STATUS": Text(
        "不认识的登记状态“{value}”；可用：{known}。请改正；表中没有登记状态的，请在列对应中写明没有这一列",
        "the registration status '{value}' is unknown; use one of: {known}. "
        "Where a table has no status, say so in the column mapping",
    ),
    "SSJ-REG-TABLE-EMPTY": Text(
        "表是空的；应当有这些列：{headers}。请检查是否选对了文件和工作表",
        "the table is empty; these columns should be there: {headers}. Check that it is the right file and worksheet",
    ),
    "SSJ-REG-TARGET-TWICE": Text(
        "检查对象 {value} 在第 {other} 行也出现；请核对后只留一行",
        "the target {value} stands in row {other} too; check both and keep one",
    ),
    "SSJ-REG-VALID-UNTIL": Text(
        "有执法证，却没有填有效期；请填写日期，没有期限的填“长期”",
        "there is a certificate but not until when it is valid; fill in the day, or 长期 where it has no end",
    ),
    "SSJ-REG-WIDE": Text(
        "“{value}”里有全角字符“{character}”；请改用半角重新填写",
        "'{value}' holds the full-width character '{character}'; enter it again in half width",
    ),
    "SSJ-REG-UPDATE-COLUMN": Text(
        "名录里没有“{header}”列；请改正表头，或先在名录里加上这一列",
        "the registry has no column '{header}'; correct the header, or add the column to the registry first",
    ),
    "SSJ-REG-UPDATE-SUFFIX": Text(
        "写不了这种文件；可用的后缀：{known}",
        "no such file can be written; use one of these endings: {known}",
    ),
    "SSJ-REG-UPDATE-TWICE": Text(
        "“{value}”在 {other} 也出现；请核对后只留一行",
        "'{value}' stands in {other} too; check both and keep one",
    ),
    "SSJ-REG-UPDATE-PERSONAL": Text(
        "这一格里有身份证号或手机号，不能写进名录；请从变更里去掉后重来",
        "this cell holds a resident ID number or a mobile's, which no registry keeps; take it out of the changes and try again",
    ),
    "SSJ-REG-UPDATE-SEVERAL": Text(
        "名录有几张工作表（{sheets}），更新后的名录只有一张；请只留一张，或分成几个文件",
        "the registry has several sheets ({sheets}) and would come out with one; keep one, or make a file of each",
    ),
    "SSJ-REG-UPDATE-SHEETS": Text(
        "没有可用的工作表：各表都没有“{header}”列（{sheets}）；请核对文件和表头",
        "no sheet fits: none has the column '{header}' ({sheets}); see to the file and its headers",
    ),
    "SSJ-CLI-REGISTRY-DROPPED": Text(
        "个人信息的列不写进新表：{columns}", "columns with persons' data are not in the new table: {columns}"
    ),
    "SSJ-CLI-REGISTRY-SHEETS": Text(
        "没有“{header}”列、没有读的工作表：{sheets}",
        "sheets without the column '{header}', which were not read: {sheets}",
    ),
    "SSJ-CLI-REGISTRY-STRIPPED": Text(
        "名录里 {number} 个单元格有身份证号或手机号，新表里是空的：",
        "{number} cells of the registry hold resident ID or mobile numbers, and are empty in the new table:",
    ),
    "SSJ-CLI-REGISTRY-MORE": Text(
        "还有 {number} 处没有列出；全部的请加 --json 看",
        "{number} more are not shown; see them all with --json",
    ),
    "SSJ-CLI-REGISTRY-UPDATE": Text(
        "新增 {new} 个，变更 {changed} 个，不变 {unchanged} 个；名录里另有 {missing} 个不在这份表里，照旧保留",
        "{new} new, {changed} changed, {unchanged} as they were; {missing} others of the registry are not in this table, and stay",
    ),
    "SSJ-CLI-REGISTRY-WRITTEN": Text(
        "更新后的名录共 {rows} 行，已写入 {file}", "the updated registry of {rows} rows is in {file}"
    ),
    "SSJ-HELP-REGISTRY": Text("维护名录表", "Keep registries' tables"),
    "SSJ-HELP-REGISTRY-CHANGES": Text(
        "新增和变更的表；空单元格不改，写“（清空）”的清空",
        "the table of what is new and what changes; an empty cell changes nothing, （清空） empties one",
    ),
    "SSJ-HELP-REGISTRY-FILE": Text("现有的名录表", "the registry's table as it is"),
    "SSJ-HELP-REGISTRY-INSPECTORS": Text("是执法检查人员名录", "it is the registry of inspectors"),
    "SSJ-HELP-REGISTRY-OUT": Text(
        "更新后的名录写到哪个新文件；不写就只预览",
        "the new file for the updated registry; without it nothing is written",
    ),
    "SSJ-HELP-REGISTRY-UPDATE": Text(
        "把新增和变更并入名录：先预览，给 --out 才写；不在表里的照旧保留。",
        "Put what is new and what changes into a registry: a preview, written with --out alone; what the table does not name stays.",
    ),
}
