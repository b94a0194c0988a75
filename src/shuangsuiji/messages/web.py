"""Messages about platforms that are reached over HTTP, and about the sandbox."""

from typing import Final

from shuangsuiji.messages.text import Text, Texts

_HTTP: Final[Texts] = {
    "SSJ-HTTP-ACCOUNT": Text(
        "平台不认这个账号（HTTP {status}）；请核对令牌，或向平台申请权限",
        "the platform does not know this account (HTTP {status}); check the token, or ask the platform for the right",
    ),
    "SSJ-HTTP-ATTEMPTS": Text(
        "attempts 是 {value}；请求至少要发 1 次，请改正",
        "attempts is {value}; a request is sent once at least, correct it",
    ),
    "SSJ-HTTP-BY-HAND": Text(
        "平台要求有{member}，这要由人在平台上办理；请先在平台上办好，不要在这里重发",
        "the platform asks for {member}, which a person sees to there; do so, and do not send it again from here",
    ),
    "SSJ-HTTP-CODE": Text(
        "平台的应答是约定之外的代码 {theirs}：{text}；请核对方言，并告诉平台的开发者",
        "the platform answers with the code {theirs}, which was not agreed: {text}; check the dialect and tell the platform's developers",
    ),
    "SSJ-HTTP-DIALECT": Text(
        "没有方言“{name}”；自带的有 sandbox、phone、gsxt，自己写的请写成 模块:名字",
        "there is no dialect '{name}'; there are sandbox, phone and gsxt, and one of your own goes by module:NAME",
    ),
    "SSJ-HTTP-DIALECT-BROKEN": Text(
        "“{name}”的模块加载时出错：{error}；请告诉它的作者",
        "the module of '{name}' fails while it is loaded: {error}; tell its author",
    ),
    "SSJ-HTTP-LARGE": Text(
        "平台的应答超过 {most} 字节，没有读完；请核对地址，并告诉平台的开发者",
        "the platform's answer is larger than {most} bytes and was not read; check the URL and tell the platform's developers",
    ),
    "SSJ-HTTP-LOGIN": Text(
        "平台没有按约定给出令牌；请核对地址和方言，并告诉平台的开发者",
        "the platform did not give a token as was agreed; check URL and dialect, and tell the platform's developers",
    ),
    "SSJ-HTTP-MISSING": Text(
        "平台和文件对不上：“{name}”（{member}）只在一边有；请核对，平台上没有的先在平台上建好，再上报",
        "platform and document disagree: '{name}' ({member}) is on one side only; check it, set up there what is missing, then send again",
    ),
    "SSJ-HTTP-MOVED": Text(
        "翻页期间平台的列表一直在变，没有读全；请稍后再试",
        "the platform's list changed all the time while its pages were read; try again later",
    ),
    "SSJ-HTTP-OPTION-MISSING": Text(
        "缺少选项 {name}；请补上",
        "the option {name} is missing; give it",
    ),
    "SSJ-HTTP-OPTION-NUMBER": Text(
        "选项 {name} 不能是“{value}”；请写数字，timeout 写两个并用英文逗号隔开，如 5,30",
        "the option {name} cannot be '{value}'; write a number, for timeout two with a comma such as 5,30",
    ),
    "SSJ-HTTP-OPTION-UNKNOWN": Text(
        "没有选项“{name}”；可以用的有：{known}",
        "there is no option '{name}'; there are: {known}",
    ),
    "SSJ-HTTP-PROTOCOL": Text(
        "对方的应答不是 HTTP（{reason}）；请核对地址和端口",
        "what answers does not speak HTTP ({reason}); check the URL and its port",
    ),
    "SSJ-HTTP-REDIRECT": Text(
        "平台要求转到别处（HTTP {status}），为保护令牌没有跟随；请直接填写最终的地址",
        "the platform points elsewhere (HTTP {status}), which is not followed for the token's sake; give the final URL",
    ),
    "SSJ-HTTP-REMOTE": Text(
        "平台的意见（{theirs}）：{text}；请按此改正",
        "the platform says ({theirs}): {text}; correct it accordingly",
    ),
    "SSJ-HTTP-SECONDS": Text(
        "时限 {value} 不是大于 0 的秒数；请改正",
        "the time limit {value} is no number of seconds above 0; correct it",
    ),
    "SSJ-HTTP-SHAPE": Text(
        "平台的应答（HTTP {status}）不是约定的格式：{excerpt}；请核对地址，并告诉平台的开发者",
        "the platform's answer (HTTP {status}) has not the form that was agreed: {excerpt}; check the URL and tell the platform's developers",
    ),
    "SSJ-HTTP-SIGN": Text(
        "没有签名方法“{name}”；自带的是 hmac-sha256，别的请写成 模块:名字",
        "there is no way to sign called '{name}'; hmac-sha256 is built in, any other goes by module:NAME",
    ),
    "SSJ-HTTP-STAGE": Text(
        "{key} 在平台上的状态是“{stage}”，现在不能上报这一版；请先在平台上处理（草稿、退回），再上报",
        "{key} is '{stage}' on the platform, which takes no such version now; see to it there (a draft, a return), then send again",
    ),
    "SSJ-HTTP-STATUS": Text(
        "平台的应答是约定之外的 HTTP {status}：{excerpt}；请核对地址，并告诉适配器的作者",
        "the platform answers HTTP {status}, which was not agreed: {excerpt}; check the URL and tell the adapter's author",
    ),
    "SSJ-HTTP-TOKEN": Text(
        "令牌为空，或有令牌里不会有的字符（空格、换行、汉字等）；请重新复制",
        "the token is empty or holds what no token holds (a space, a line break, Chinese); copy it again",
    ),
    "SSJ-HTTP-UNANSWERED": Text(
        "平台没有应答（发了 {attempts} 次，最后一次：{reason}）；请稍后再发，长时间如此请检查网络、地址和证书",
        "the platform does not answer (sent {attempts} times, the last: {reason}); send it again later, and if that goes on check network, URL and certificates",
    ),
    "SSJ-HTTP-URL": Text(
        "平台地址不对：要以 http:// 或 https:// 开头，有主机名，不带用户名、密码、? 和 #；请改正",
        "the platform's URL is wrong: it begins with http:// or https://, has a host, and neither user, password, ? nor #; correct it",
    ),
    "SSJ-HTTP-VERIFY": Text(
        "verify 不能是 {file}：证书核对不能关闭，证书文件必须存在；请改正，或去掉这一项",
        "verify cannot be {file}: certificates are always checked, and a file of them must exist; correct it or leave it out",
    ),
    "SSJ-HTTP-WORD": Text(
        "平台的代码表里没有结果“{word}”（事项 {member}），没有上报；请改用平台有的一个结果，或由人在平台上填报",
        "the platform's table has no result '{word}' (item {member}), nothing was sent; take one that it has, or have a person enter it there",
    ),
}

_SANDBOX: Final[Texts] = {
    "SSJ-SANDBOX-ACCOUNT": Text(
        "没有令牌，或令牌不对；请带上“Authorization: Bearer 令牌”，令牌在启动时显示",
        "the token is missing or wrong; send 'Authorization: Bearer TOKEN', as shown at the start",
    ),
    "SSJ-SANDBOX-BIND": Text(
        "不能在 {host} 的 {port} 端口上启动：{reason}；请换一个，端口 0 表示任选空闲的",
        "cannot start on port {port} of {host}: {reason}; take another, port 0 takes a free one",
    ),
    "SSJ-SANDBOX-BROKEN": Text(
        "沙箱按要求表现为不可用；请稍后再发",
        "the sandbox is out of order, as was asked; send it again later",
    ),
    "SSJ-SANDBOX-CLOCK": Text(
        "时钟不能拨到 {year} 年；请在 1970 到 2999 年之间",
        "the clock cannot be set to the year {year}; give one from 1970 to 2999",
    ),
    "SSJ-SANDBOX-DATABASE": Text(
        "不能使用数据库文件 {file}：{reason}；请确认没有别的沙箱正在使用它，磁盘可写，再试一次",
        "cannot use the database {file}: {reason}; see that no other sandbox has it and that the disk can be written, and try again",
    ),
    "SSJ-SANDBOX-ENTRY": Text(
        "名录 {name} 里没有“{id}”；请核对编号",
        "the registry {name} has no '{id}'; check the id",
    ),
    "SSJ-SANDBOX-EVENT": Text(
        "数据库文件 {file} 的第 {number} 行，这个版本读不懂；请用写它的版本打开，或换一个新文件",
        "row {number} of the database {file} is none that this version knows; open it with the version that wrote it, or take a new file",
    ),
    "SSJ-SANDBOX-FAULT": Text(
        "沙箱自身出错（{error}）；请告诉它的作者",
        "the sandbox is at fault ({error}); tell its author",
    ),
    "SSJ-SANDBOX-FAULTS": Text(
        "故障文件 {file} 读不出：{reason}；请写成 JSON 文件，格式见说明",
        "the file of faults {file} cannot be read: {reason}; write it as JSON, as the manual says",
    ),
    "SSJ-SANDBOX-FILE": Text(
        "{file} 是别的数据库，不是沙箱的；没有改动它，请换一个文件",
        "{file} is a database of something else, not of a sandbox; it was left as it is, take another file",
    ),
    "SSJ-SANDBOX-HELP": Text(
        "沙箱：HTTP 后面的模拟平台，供试用和测试；就绪后在标准输出写一行 JSON（url、token）。",
        "Sandbox: the mock platform behind HTTP, to try and to test; writes one line of JSON (url, token) when it is ready.",
    ),
    "SSJ-SANDBOX-HELP-DATABASE": Text(
        "把收到的留在这个 SQLite 文件里，重新启动后还在；默认只在内存里",
        "keep what was received in this SQLite file, for the next start; by default in memory only",
    ),
    "SSJ-SANDBOX-HELP-FAULTS": Text(
        "启动时就设好的故障（JSON 文件，内容同 PUT /sandbox/faults）",
        "faults from the start (a JSON file, as PUT /sandbox/faults takes it)",
    ),
    "SSJ-SANDBOX-HELP-HOST": Text("监听哪个地址", "the address to listen on"),
    "SSJ-SANDBOX-HELP-PORT": Text(
        "监听哪个端口；0 表示任选空闲的", "the port to listen on; 0 takes a free one"
    ),
    "SSJ-SANDBOX-HELP-STDIN": Text(
        "标准输入关闭时停止，这样启动它的程序出错退出后不会留下它",
        "stop when the standard input closes, so that a program that fails leaves no server behind",
    ),
    "SSJ-SANDBOX-HELP-TOKEN": Text("令牌；默认每次新生成", "the token; by default a fresh one each time"),
    "SSJ-SANDBOX-HELP-VERBOSE": Text("在标准错误输出日志", "write logs to the standard error stream"),
    "SSJ-SANDBOX-KEY": Text(
        "路径里的编号是“{path}”，文件的编号却是“{key}”；请改成一致的",
        "the path has the key '{path}', but the document's is '{key}'; make them agree",
    ),
    "SSJ-SANDBOX-KIND": Text(
        "没有“{found}”这类文件；请从页面上选择",
        "there is no kind of documents '{found}'; choose one on the page",
    ),
    "SSJ-SANDBOX-LARGE": Text(
        "文件超过 {most} 字节；请拆成较小的任务",
        "the document is larger than {most} bytes; split the task",
    ),
    "SSJ-SANDBOX-LIMIT": Text(
        "{name} 应当是一个数，不能是“{found}”；请改正",
        "{name} should be a number, not '{found}'; correct it",
    ),
    "SSJ-SANDBOX-METHOD": Text(
        "这个路径不接受 {method}，只接受 {allowed}；请改正",
        "this path does not take {method}, only {allowed}; correct it",
    ),
    "SSJ-SANDBOX-MORE": Text(
        "另有 {count} 处没有列出；请先改正已列出的",
        "{count} more are not listed; correct those that are first",
    ),
    "SSJ-SANDBOX-NEVER-PATH": Text(
        "没有请求的路径会以“{path}”开头；故障只落在 {api} 之下的请求上，请改正 path",
        "no request has a path that begins with '{path}'; troubles befall those below {api} only, so correct path",
    ),
    "SSJ-SANDBOX-NEVER-STALE": Text(
        "stale 只落在 GET 上，不会落在 {method} 上；请去掉 method，或写 GET",
        "stale befalls GET only, never {method}; leave method out, or write GET",
    ),
    "SSJ-SANDBOX-SWITCH": Text(
        "不是 JSON：{reason}；请改正后重发", "this is no JSON: {reason}; correct it and send it again"
    ),
    "SSJ-SANDBOX-MOST": Text(
        "{found} 太大，最多 {most}；请改小",
        "{found} is too large, {most} is the most; make it smaller",
    ),
    "SSJ-SANDBOX-PAGE": Text(
        "没有第 {found} 页，应当从 1 到 {most}；请改正",
        "there is no page {found}, they go from 1 to {most}; correct it",
    ),
    "SSJ-SANDBOX-PATH": Text(
        "没有这个路径；请对照接口说明",
        "there is no such path; compare the description of the API",
    ),
    "SSJ-SANDBOX-PATH-BYTES": Text(
        "路径不是百分号编码的 UTF-8；请改正",
        "the path is no percent-encoded UTF-8; correct it",
    ),
    "SSJ-SANDBOX-RECEIPT": Text(
        "平台上没有“{key}”，也就没有回执；请先上报",
        "the platform has no '{key}', hence no receipt; deliver it first",
    ),
    "SSJ-SANDBOX-TOKEN": Text(
        "令牌只能有字母、数字和 - . _ ~ + /，末尾可以有 =；请换一个",
        "a token has letters, digits and - . _ ~ + / only, with = at its end if need be; take another",
    ),
    "SSJ-SANDBOX-TYPE": Text(
        "内容类型是“{type}”；请写 Content-Type: {wanted}",
        "the content type is '{type}'; send Content-Type: {wanted}",
    ),
}

TEXTS: Final[Texts] = {**_HTTP, **_SANDBOX}
