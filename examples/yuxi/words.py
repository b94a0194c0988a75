"""The words of a bureau that does not exist: every name is made of them and says 样例."""

from typing import Final

REGION: Final = "530499"
"""A region code that nobody holds, so no identifier of this example belongs to anybody."""

COUNTIES: Final = (
    ("红塔区", 30),
    ("江川区", 11),
    ("通海县", 12),
    ("华宁县", 8),
    ("澄江市", 8),
    ("易门县", 9),
    ("峨山彝族自治县", 7),
    ("新平彝族傣族自治县", 9),
    ("元江哈尼族彝族傣族自治县", 6),
)
"""The nine counties, each with its share of the targets in percent."""

FIRST: Final = "云青禾岚松澜朗晨沐竹雁瑶锦澄溪磊桐霖芷翎峦昱泓苒皓蔚榕璟柏骏"
SECOND: Final = "泽禾川原岭林洲屿峰舟野桥朴源谷坪栖汀渡苑畔湾垣屏峤圃陌枫荷麓"
"""Two characters, one of each, make the middle of a name."""

TRADES: Final = (
    *("食品", "建材", "机械", "化工", "塑料", "包装", "印务", "电器", "商贸", "物流", "纺织", "木业"),
    *("矿业", "陶瓷", "五金", "饲料", "茶业", "果蔬", "花卉", "环保", "光伏", "仓储", "铸造", "玻璃"),
)
SHOPS: Final = (
    *("商店", "餐馆", "五金店", "茶庄", "水果店", "便利店"),
    *("早点铺", "修理铺", "电器行", "理发店", "文具店", "粮油店"),
)
CROPS: Final = ("蔬菜种植", "水果种植", "花卉种植", "生猪养殖", "烤烟种植", "农机服务")

SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN: Final = "甲乙丙丁子丑寅卯辰巳午未申酉戌亥"
"""Inspectors are called surname, 例 or 样, and one of these."""
