"""Messages about identifiers: credit codes, registration numbers, regions, certificates."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

_FORM: Final[Texts] = {
    "SSJ-ID-TYPE": Text(
        "号码应为文本，这里是 {found}；请按文本传入，不要转成数字",
        "an identifier is text, this is {found}; pass it as text, never as a number",
    ),
    "SSJ-ID-EMPTY": Text(
        "号码是空的；请填写统一社会信用代码或注册号",
        "the identifier is empty; give a credit code or a registration number",
    ),
    "SSJ-ID-TOO-LONG": Text(
        "号码有 {length} 个字符，不可能是号码；请检查是否把多格内容粘在了一起",
        "{length} characters are no identifier; check whether several cells were pasted together",
    ),
    "SSJ-ID-LOWER": Text(
        "第 {positions} 位是小写字母“{found}”；请改为大写",
        "small letters '{found}' at {positions}; write capitals",
    ),
    "SSJ-ID-WIDE": Text(
        "第 {positions} 位是全角字符“{found}”；请改为半角",
        "full-width characters '{found}' at {positions}; write them half-width",
    ),
    "SSJ-ID-SEPARATOR": Text(
        "第 {positions} 位是连字符、空格或不可见字符“{found}”；请删去，号码中间不分隔",
        "hyphens, spaces or invisible characters '{found}' at {positions}; remove them",
    ),
    "SSJ-ID-CHARACTER": Text(
        "第 {positions} 位（不计分隔）是“{found}”，不是数字或大写字母；请核对证照",
        "'{found}' at {positions} (separators not counted) is neither digit nor capital; check the licence",
    ),
    "SSJ-ID-BODY-LENGTH": Text(
        "计算校验码要 {expected} 位，这里有 {found} 位；请只传入校验码之前的部分",
        "a check character is computed of {expected} characters, here are {found}; pass what stands before it",
    ),
    "SSJ-ID-BODY-CHARACTER": Text(
        "第 {positions} 位的字符不能参加校验码计算；请核对",
        "the characters at {positions} have no value in the check; correct them",
    ),
}

_CREDIT: Final[Texts] = {
    "SSJ-ID-RESIDENT": Text(
        "这是居民身份证号，不是统一社会信用代码；请删除它，改填证照上的统一社会信用代码",
        "this is a resident identity number, no credit code; delete it and give the code on the licence",
    ),
    "SSJ-ID-CREDIT-LENGTH": Text(
        "统一社会信用代码应为 {expected} 位，这里有 {found} 位；请核对是否多写或漏写",
        "a credit code has {expected} characters, here are {found}; check for one too many or too few",
    ),
    "SSJ-ID-CREDIT-LETTER": Text(
        "第 {position} 位（不计分隔）是字母 {found}，统一社会信用代码不用 I O S V Z；请核对是否应为 {expected}",
        "letter {found} at {position} (separators not counted): credit codes have no I O S V Z; check whether it is {expected}",
    ),
    "SSJ-ID-CREDIT-DEPARTMENT": Text(
        "第 1 位“{found}”不是登记管理部门代码；应为以下之一：{expected}",
        "'{found}' at 1 is no registering department; one of {expected} is expected",
    ),
    "SSJ-ID-CREDIT-KIND": Text(
        "前两位“{found}”不在机构类别表内；{department}部门可用：{expected}",
        "'{found}' is no listed kind of body; of this department ({department}) there are {expected}",
    ),
    "SSJ-ID-CREDIT-REGION": Text(
        "第 3 至 8 位“{found}”应全为数字；请核对证照",
        "characters 3 to 8, '{found}', are all digits in a credit code; check the licence",
    ),
    "SSJ-ID-CREDIT-CHECK": Text(
        "校验码（第 18 位）应为 {expected}，这里是 {found}；至少有一位写错，请核对证照",
        "the check character at 18 should be {expected}, here it is {found}; one character at least is wrong",
    ),
}

_REGISTRATION: Final[Texts] = {
    "SSJ-ID-REG-LENGTH": Text(
        "注册号应为 15 位或（2007 年以前）13 位，这里有 {found} 位；请核对证照",
        "a registration number has 15 digits, or 13 from before 2007, here are {found}; check the licence",
    ),
    "SSJ-ID-REG-DIGITS": Text(
        "注册号全为数字，第 {positions} 位（不计分隔）是“{found}”；请核对证照",
        "a registration number is all digits; '{found}' at {positions} (separators not counted) is none",
    ),
    "SSJ-ID-REG-CHECK": Text(
        "注册号校验码（第 15 位）应为 {expected}，这里是 {found}；至少有一位写错，请核对证照",
        "the check digit at 15 should be {expected}, here it is {found}; one digit at least is wrong",
    ),
}

_TARGET: Final[Texts] = {
    "SSJ-ID-TARGET": Text(
        "“{found}”（{length} 个字符）既不是 18 位统一社会信用代码，也不是 15 位或 13 位注册号；请核对证照",
        "'{found}' ({length} characters) is neither a credit code of 18 nor a registration number of 15 or 13"
        " digits; check the licence",
    ),
    "SSJ-ID-SCIENTIFIC": Text(
        "“{found}”是电子表格把号码当成数字后写成的科学计数法，后面的数位已经丢失；"
        "请把该列设为文本，再从原始名单重新填写",
        "'{found}' is a number in scientific notation: a spreadsheet took the identifier for a quantity and lost"
        " its digits; format the column as text and enter it again from the source",
    ),
    "SSJ-ID-DECIMAL": Text(
        "“{found}”是电子表格把号码当成数字后的写法（带小数点或千分位）；请把该列设为文本，再从原始名单重新填写",
        "'{found}' is written as a quantity (decimal point or thousands separators) by a spreadsheet;"
        " format the column as text and enter it again from the source",
    ),
    "SSJ-ID-ROUNDED": Text(
        "“{found}”以 000 结尾且校验不符：电子表格只保留 15 位数字，后三位已被改成 0；"
        "请把该列设为文本，再从原始名单重新填写",
        "'{found}' ends in 000 and its checks fail: a spreadsheet keeps 15 digits and made the rest zeros;"
        " format the column as text and enter it again from the source",
    ),
}

_REGION: Final[Texts] = {
    "SSJ-ID-REGION-FORM": Text(
        "行政区划代码应为 6 位数字，这里是“{found}”；请按 GB/T 2260 填写",
        "a region code has six digits, this is '{found}'; write it as in GB/T 2260",
    ),
    "SSJ-ID-REGION-UNKNOWN": Text(
        "行政区划代码 {found} 不在玉溪市的代码表内；请按 GB/T 2260 核对",
        "region code {found} is not in the table of Yuxi; check it against GB/T 2260",
    ),
    "SSJ-ID-REGION-ENDED": Text(
        "行政区划代码 {found}（{name}）约到 {month} 为止，{day} 已不再使用；请改用 {other}（{other_name}）",
        "region code {found} ({name}) ended about {month} and is not valid on {day}; use {other} ({other_name})",
    ),
    "SSJ-ID-REGION-NOT-YET": Text(
        "行政区划代码 {found}（{name}）约从 {month} 起使用，{day} 尚未启用；请改用 {other}（{other_name}）",
        "region code {found} ({name}) began about {month} and is not valid on {day}; use {other} ({other_name})",
    ),
}

_CERTIFICATE: Final[Texts] = {
    "SSJ-ID-CERT-NUMBER": Text(
        "执法证号是空的；请填写证件上的编号",
        "the certificate has no number; give the number that is printed on it",
    ),
    "SSJ-ID-CERT-DATE": Text(
        "“{found}”不是日期；请写成 2027-06-30，长期有效的写“长期”",
        "'{found}' is no day; write it as 2027-06-30, or 长期 where there is no end",
    ),
    "SSJ-ID-CERT-ORDER": Text(
        "执法证有效期止 {last} 早于有效期起 {first}；请核对证件",
        "the certificate ends on {last}, before it begins on {first}; check it",
    ),
    "SSJ-ID-CERT-SPAN": Text(
        "末日 {last} 早于首日 {first}；请把先后写对",
        "the last day {last} lies before the first day {first}; put them in order",
    ),
}

TEXTS: Final[Texts] = {**_FORM, **_CREDIT, **_REGISTRATION, **_TARGET, **_REGION, **_CERTIFICATE}
