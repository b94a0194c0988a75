"""Messages about files."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

TEXTS: Final[Texts] = {
    "SSJ-FILE-CELL-LONG": Text(
        "内容有 {length} 个字，超过 Excel 一个单元格的上限 32767 个；请改用 CSV",
        "the content has {length} characters, more than the 32767 that a cell of Excel holds; use CSV",
    ),
    "SSJ-FILE-CSV-BYTES": Text(
        "这一行有既不是 UTF-8 也不是 GB18030 的字节；请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
        "this line holds bytes that are neither UTF-8 nor GB18030; save the file as 'CSV UTF-8 (comma delimited)'",
    ),
    "SSJ-FILE-CSV-NUL": Text(
        "这一行有空字节（NUL），文件已损坏或不是文本；请重新导出 CSV",
        "this line holds a NUL byte, so the file is damaged or no text; export the CSV again",
    ),
    "SSJ-FILE-CSV-QUOTES": Text(
        "从这一行起引号不成对，后面的内容无法分列；请改正引号，或改用 .xlsx",
        "from this row on the quotation marks do not pair, so the rest cannot be split; correct them or use .xlsx",
    ),
    "SSJ-FILE-CSV-SEPARATOR": Text(
        "各列用“{separator}”分隔，应当用英文逗号；请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
        "the columns are separated by '{separator}', not by commas; save the file as 'CSV UTF-8 (comma delimited)'",
    ),
    "SSJ-FILE-CSV-SHEET": Text(
        "CSV 文件没有工作表，不能指定“{sheet}”；请去掉工作表名，或改用 .xlsx",
        "a CSV has no worksheets, so '{sheet}' cannot be chosen; leave the sheet out or use .xlsx",
    ),
    "SSJ-FILE-CSV-UTF16": Text(
        "文件是 UTF-16 编码（“Unicode 文本”）；请在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
        "the file is UTF-16 ('Unicode text'); save it as 'CSV UTF-8 (comma delimited)'",
    ),
    "SSJ-FILE-CSV-WORKBOOK": Text(
        "文件名以 .csv 结尾，内容却是 Excel 工作簿；请改回原来的扩展名，或另存为 CSV",
        "the name ends in .csv but the content is a workbook; give it its own ending or save it as CSV",
    ),
    "SSJ-FILE-MISSING": Text(
        "找不到这个文件；请检查路径",
        "there is no such file; check the path",
    ),
    "SSJ-FILE-UNREADABLE": Text(
        "读不了这个文件：{reason}",
        "this file cannot be read: {reason}",
    ),
    "SSJ-FILE-XLSX-DAMAGED": Text(
        "工作簿已损坏或不完整：{reason}；请重新下载，或在 Excel、WPS 中打开后另存为 .xlsx",
        "the workbook is damaged or cut off: {reason}; fetch it again, or open it and save it as .xlsx",
    ),
    "SSJ-FILE-XLSX-EMPTY": Text(
        "工作簿里没有工作表；请检查文件",
        "the workbook has no worksheet; check the file",
    ),
    "SSJ-FILE-XLSX-LARGE": Text(
        "工作簿太大（上限 {limit} MB，且解压后不超过 1 GB）；请另存为 CSV，CSV 没有大小限制",
        "the workbook is too large (at most {limit} MB, and 1 GB unpacked); save it as CSV, which has no limit",
    ),
    "SSJ-FILE-XLSX-NONE": Text(
        "文件名以 .xlsx 结尾，内容却不是 Excel 工作簿；请在 Excel 或 WPS 中打开后另存为 .xlsx",
        "the name ends in .xlsx but the content is no workbook; open it and save it as .xlsx",
    ),
    "SSJ-FILE-XLSX-OLD": Text(
        "这是旧格式的工作簿（Excel 97-2003，.xls）；请在 Excel 或 WPS 中另存为 .xlsx",
        "this is a workbook of the old form (Excel 97-2003, .xls); save it as .xlsx",
    ),
    "SSJ-FILE-XLSX-PASSWORD": Text(
        "工作簿设有打开密码；请在 Excel 或 WPS 中取消密码后保存",
        "the workbook is protected by a password; remove the password and save it",
    ),
    "SSJ-FILE-XLSX-ROWS": Text(
        "名单有 {rows} 行，超过一张工作表的上限 {limit} 行；请改用 CSV",
        "the list has {rows} rows, more than the {limit} that a worksheet holds; use CSV",
    ),
    "SSJ-FILE-XLSX-SHEET": Text(
        "没有工作表“{sheet}”；这个文件里有：{sheets}",
        "there is no worksheet '{sheet}'; this file has: {sheets}",
    ),
}
