"""An archive of news from landing to the published marts: what an article costs, and how much memory it takes."""

import datetime as dt
import json
import random
from collections.abc import Iterator

from benchmarks import stages
from dagster_project.storage.folders import Folders

_DEFAULT = 2_000
_A_DAY = 274  # articles: a hundred thousand in a year
_WORDS = 620  # some four kilobytes
_MOST_COST = 1.3  # of an article of the larger archive over one of the smaller
_MOST_MEMORY = 2 << 30  # bytes
_SYLLABLES = ("ba", "con", "dis", "el", "for", "gen", "in", "ket", "lo", "mar", "ner", "or", "per", "ra", "ser", "ti")
_NAMES = ("Zhipu AI", "Beijing Lingxin Intelligent Technology Co., Ltd.", "Department of Atomic Energy")


def main(count: int = _DEFAULT) -> int:
    """Print one table; return 1 if an article of the larger archive costs more, or memory passes its bound."""
    own = (*stages.ONCE, "find copies")
    is_linear, large = stages.compared(
        "benchmarks.news_archive", "an archive of news", "articles", count, _MOST_COST, own
    )
    print(f"{'most memory of a process':<40}{'':>24} {large.memory >> 20} MB, at most {_MOST_MEMORY >> 20}")
    return 0 if is_linear and large.memory <= _MOST_MEMORY else 1


def _make(folders: Folders, count: int) -> None:
    with (folders.inbox / "archive.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(one)}\n" for one in _articles(count))


def _articles(count: int) -> Iterator[dict[str, str]]:
    """Articles of made-up words; every tenth is an edited copy of one of the last hundred."""
    made = random.Random(2025)
    words = ["".join(made.choices(_SYLLABLES, k=made.randint(1, 4))) for _ in range(20_000)]
    recent: list[list[str]] = []
    for number in range(count):
        text = made.choices(words, k=_WORDS)
        if number % 10 == 9:
            text = [*made.choice(recent)]
            text[: _WORDS // 20] = made.choices(words, k=_WORDS // 20)
        recent = [*recent[-99:], text]
        day = dt.date(2024, 1, 1) + dt.timedelta(days=number // _A_DAY)
        lines = [" ".join(text[place : place + 60]).capitalize() + "." for place in range(0, _WORDS, 60)]
        lines.insert(3, f"Officials spoke of {_NAMES[number % 3]} again.")
        told = {"url": f"https://news.test/{number}", "title": " ".join(text[:8]).capitalize()}
        yield told | {"published": f"{day}T09:00:00Z", "text": "\n".join(lines)}


if __name__ == "__main__":
    stages.command(__doc__, "--articles", _DEFAULT, main, _make)  # 100000 is whole
