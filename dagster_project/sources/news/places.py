"""Words of places: cities that names begin with, and the words by which a text tells a country."""

import re

CITIES = frozenset(
    re.findall(
        r"\S+",
        """
        anhui beijing changchun changsha chengdu chongqing dalian dongguan foshan fujian fuzhou gansu guangdong guangxi
        guangzhou guizhou hainan hangzhou harbin hebei hefei heilongjiang henan hubei hunan jiangsu jiangxi jilin jinan
        kunming kunshan liaoning nanchang nanjing ningbo ningxia qingdao qinghai shaanxi shandong shanghai shanxi
        shenyang shenzhen shijiazhuang sichuan suzhou taiyuan tianjin tibet urumqi wenzhou wuhan wuxi xiamen xian
        xinjiang xuzhou yangzhou yunnan zhejiang zhengzhou zhuhai nantong changzhou jiaxing shaoxing zhongshan huizhou
        luoyang mianyang baoding tangshan weihai yantai zibo shanxi xi
        kaluga kazan moscow novosibirsk omsk perm petersburg rostov ryazan samara saratov sevastopol smolensk tomsk tula
        ufa volgograd voronezh yekaterinburg crimea minsk kyiv siberia ural kursk bryansk tver penza izhevsk
        dubai ajman sharjah abu dhabi tehran isfahan shiraz istanbul ankara islamabad karachi lahore rawalpindi kabul
        delhi mumbai bangalore hong kong kowloon macau singapore taipei taiwan hsinchu kuala lumpur jakarta bangkok
        hanoi berlin paris london washington tokyo seoul brussels geneva vienna helsinki
        """,
    )
)
_OF_COUNTRIES = {
    "china": "china chinese beijing prc",
    "hong": "hong hongkong",
    "taiwan": "taiwan taiwanese taipei",
    "russia": "russia russian russians moscow kremlin",
    "india": "india indian delhi",
    "pakistan": "pakistan pakistani islamabad",
    "iran": "iran iranian tehran",
    "united": "emirates emirati uae dubai britain british uk",
    "turkey": "turkey turkish turkiye türkiye ankara istanbul",
    "belarus": "belarus belarusian minsk",
    "burma": "burma myanmar burmese",
    "germany": "germany german",
    "france": "france french",
    "israel": "israel israeli",
    "syria": "syria syrian damascus",
    "lebanon": "lebanon lebanese beirut",
    "malaysia": "malaysia malaysian",
    "singapore": "singapore singaporean",
    "south": "korea korean africa african sudan sudanese juba",
    "north": "macedonia korea korean",
    "japan": "japan japanese",
    "afghanistan": "afghanistan afghan kabul",
    "ukraine": "ukraine ukrainian kyiv",
    "crimea": "crimea crimean",
    "venezuela": "venezuela venezuelan caracas",
    "nicaragua": "nicaragua nicaraguan managua",
    "cuba": "cuba cuban",
    "canada": "canada canadian",
    "finland": "finland finnish",
    "spain": "spain spanish",
    "sweden": "sweden swedish",
    "switzerland": "switzerland swiss",
    "netherlands": "netherlands dutch",
    "poland": "poland polish",
    "ireland": "ireland irish",
    "vietnam": "vietnam vietnamese",
    "thailand": "thailand thai",
    "egypt": "egypt egyptian",
    "mexico": "mexico mexican",
    "greece": "greece greek",
    "cyprus": "cyprus cypriot",
    "kazakhstan": "kazakhstan kazakh",
    "kyrgyzstan": "kyrgyzstan kyrgyz bishkek",
    "uzbekistan": "uzbekistan uzbek",
    "armenia": "armenia armenian",
    "georgia": "georgia georgian",
}
PLACES = CITIES | frozenset(word for words in _OF_COUNTRIES.values() for word in words.split())


def words_of(destination: str | None) -> frozenset[str]:
    """Give the lower-case words by which a text tells the country that a rule prints as a destination."""
    printed = re.findall(r"\w+", (destination or "").lower())
    found = {
        word for word in printed if len(word) > 3 and word not in ("people", "republic", "region", "united", "arab")
    }
    found |= set(_OF_COUNTRIES.get(printed[0], "").split()) if printed else set()
    return frozenset(found)
