"""A family as a picture: SVG that needs nothing from elsewhere, and a page that holds it with the same in words."""

import textwrap
from collections.abc import Iterable, Iterator
from html import escape

from dagster_project.relations.family import Bond, Branch, Family, Relative
from dagster_project.relations.layout import BOX, HEIGHT, Layout, Place, layout

# Blue and orange differ for every eye, and shape and line say the same: a listed party has a thick frame.
_STYLE = """
svg { background: #ffffff; font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
.title { font-size: 18px; font-weight: 600; fill: #1a1a1a; } .small { font-size: 11px; fill: #4a4a4a; }
.name { fill: #1a1a1a; } .place { font-size: 10px; fill: #4a4a4a; }
.box { fill: #ffffff; stroke: #8a8a8a; stroke-width: 1.2; }
.listed { fill: #e3effa; stroke: #0b5fa5; stroke-width: 2.4; } .nearby { stroke-dasharray: 2 3; }
.head { stroke-width: 4; }
.bond { fill: none; stroke: #555555; stroke-width: 1.6; } .joins { stroke: #0b5fa5; }
.candidate { stroke: #b35900; stroke-dasharray: 7 5; }
.said { font-size: 10px; fill: #333333; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
@media (prefers-color-scheme: dark) {
  svg { background: #14181d; } .title, .name { fill: #f0f0f0; } .small, .place { fill: #b9c0c8; }
  .box { fill: #1d232a; stroke: #8b949e; } .listed { fill: #12304a; stroke: #6cb6ff; }
  .bond { stroke: #9aa4ae; } .joins { stroke: #6cb6ff; } .candidate { stroke: #ffa657; }
  .said { fill: #d7dde3; stroke: #14181d; }
}
"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>body {{ font-family: system-ui, sans-serif; margin: 1.5rem; background: #ffffff; color: #1a1a1a; }}
figure {{ margin: 0; overflow: auto; }} figure svg {{ max-width: 100%; height: auto; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #14181d; color: #e6e6e6; }} }}
table {{ border-collapse: collapse; margin-top: 1.5rem; }} caption {{ text-align: left; font-weight: 600; }}
th, td {{ text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8888; vertical-align: top; }}
</style></head><body><figure>{svg}</figure>
<table><caption>The same in words</caption>
<thead><tr><th>party</th><th>relation</th><th>party</th><th>basis</th><th>according to</th><th>state</th></tr></thead>
<tbody>{rows}</tbody></table></body></html>
"""
_LEAST = 0.8  # of its width, below which a page scrolls, so that its smallest letters can still be read
_LETTERS = 38  # of a name on one line of its box
_TRUNK, _ROUND = 30.0, 8.0  # points from a box to its trunk; radius of a turn


def svg(family: Family) -> str:
    """The picture: boxes for parties, lines for what is between them, with a title and a description for readers."""
    tree = family.tree()
    drawn = layout(tree)
    head = family.relatives[family.head]
    width, height = drawn.width, drawn.height
    title = f"The group of {head.name}" if len(family.members) > 1 else head.name
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" style="min-width: {_LEAST * width:.0f}px" '
        'role="img" aria-labelledby="title description">',
        f'<title id="title">{escape(title)}</title><desc id="description">{escape(_description(family, tree))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<text class="title" x="24" y="34">{escape(title)}</text>',
        *_legend(family),
    ]
    parts += [line for bond in family.others() if bond.is_held for line in _aside(bond, drawn)]
    parts += [line for branch in tree if branch.above for line in _line(branch, drawn)]
    parts += [line for branch in tree for line in _box(branch.party, drawn.places[branch.party.key])]
    return "\n".join([*parts, "</svg>"])


def page(family: Family) -> str:
    """A page with the picture and all bonds as a table."""
    name = family.relatives[family.head].name
    return _PAGE.format(title=escape(f"The group of {name}"), svg=svg(family), rows="\n".join(_rows(family)))


def _rows(family: Family) -> Iterator[str]:
    for bond in sorted(family.bonds, key=lambda one: (not one.is_held, family.relatives[one.start].name)):
        cells = (
            family.relatives[bond.start].name,
            bond.words(bond.start),
            family.relatives[bond.end].name,
            bond.basis.replace("_", " "),
            bond.support,
            "holds" if bond.is_held else "candidate",
        )
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _description(family: Family, tree: Iterable[Branch]) -> str:
    """What the picture shows, in sentences."""
    said = [
        f"{one.party.name} {bond.words(one.party.key)} {family.relatives[bond.other(one.party.key)].name}"
        f" ({bond.basis.replace('_', ' ')}{'' if bond.is_held else ', a candidate'})."
        for one in tree
        for bond in one.bonds[:1]
    ]
    members = len(family.members)
    return " ".join([f"{members} {'party' if members == 1 else 'parties'}.", *said])


def _legend(family: Family) -> Iterator[str]:
    listed = sum(one.is_listed for one in family.members)
    count = len(family.members)
    aside = family.left_out + sum(not bond.is_held for bond in family.others())
    words = f"{count} {'party' if count == 1 else 'parties'} in the group, {listed} on a list"
    words += f"; {aside} more {'candidate is' if aside == 1 else 'candidates are'} not drawn" if aside else ""
    yield f'<text class="small" x="24" y="52">{escape(words)}</text>'
    x = 24
    for box, name in (("box listed", "on a list"), ("box", "on no list"), ("box nearby", "outside of the group")):
        yield f'<rect class="{box}" x="{x}" y="64" width="22" height="14" rx="3"/>'
        yield f'<text class="small" x="{x + 28}" y="75">{name}</text>'
        x += 44 + 7 * len(name)
    for bond, name in (
        ("bond joins", "joins the group"),
        ("bond", "holds, joins nobody"),
        ("bond candidate", "candidate"),
    ):
        yield f'<path class="{bond}" d="M{x} 71h26"/><text class="small" x="{x + 32}" y="75">{name}</text>'
        x += 48 + 7 * len(name)


def _box(party: Relative, place: Place) -> Iterator[str]:
    kinds = ["box", *(["listed"] if party.is_listed else []), *([] if party.is_member else ["nearby"])]
    kinds += ["head"] if place.side == 0 else []
    yield f"<g><title>{escape(f'{party.name}, {party.place}' if party.place else party.name)}</title>"
    yield (
        f'<rect class="{" ".join(kinds)}" x="{place.x - BOX / 2:.1f}" y="{place.y - HEIGHT / 2:.1f}" '
        f'width="{BOX:.0f}" height="{HEIGHT:.0f}" rx="6"/>'
    )
    lines = textwrap.wrap(party.name, _LETTERS) or [""]
    if len(lines) > 2:  # parties of one house differ in the last words
        lines = [lines[0], f"… {textwrap.wrap(' '.join(lines[1:])[::-1], _LETTERS - 2)[0][::-1]}"]
    place_line = party.place if len(lines) == 1 else None
    step = 13.0
    top = place.y + 4 - step * (len(lines) - 1 + bool(place_line)) / 2
    for number, line in enumerate(lines):
        yield _text("name", "middle", place.x, top + number * step, line)
    if place_line:
        yield _text("place", "middle", place.x, top + step, place_line)
    yield "</g>"


def _line(branch: Branch, drawn: Layout) -> Iterator[str]:
    """The line from a party to the one above it, and what is between them, written along its end."""
    near, far = drawn.places[branch.party.key], drawn.places[branch.above or ""]
    start, end = far.x + near.side * BOX / 2, near.x - near.side * BOX / 2
    path = f"M{start:.1f} {far.y:.1f}H{end:.1f}"
    if near.y != far.y:  # along a trunk that all below one party share
        trunk, turn, down = start + near.side * _TRUNK, near.side * _ROUND, _ROUND if near.y > far.y else -_ROUND
        path = (
            f"M{start:.1f} {far.y:.1f}H{trunk - turn:.1f}Q{trunk:.1f} {far.y:.1f} {trunk:.1f} {far.y + down:.1f}"
            f"V{near.y - down:.1f}Q{trunk:.1f} {near.y:.1f} {trunk + turn:.1f} {near.y:.1f}H{end:.1f}"
        )
    yield f'<path class="{_kind(branch.bonds[0])}" d="{path}"/>'
    anchor = "end" if near.side > 0 else "start"
    x = end - near.side * 6
    for number, words in enumerate(_labels(branch)):
        yield _text("said", anchor, x, near.y - 4 + number * 14, words)


def _labels(branch: Branch) -> list[str]:
    """Two lines at most: the strongest bond, and the second one or how many more there are."""
    said = [f"{bond.words(branch.party.key)} ({bond.basis.replace('_', ' ')})" for bond in branch.bonds]
    said = list(dict.fromkeys(said))
    return said if len(said) <= 2 else [said[0], f"and {len(said) - 1} more"]


def _aside(bond: Bond, drawn: Layout) -> Iterator[str]:
    """A bond beside the tree, as a bow between two boxes; what it says is told when pointed at, and in the table."""
    one, other = drawn.places[bond.start], drawn.places[bond.end]
    side = one.side or other.side or 1
    start, end = one.x + side * BOX / 2, other.x + side * BOX / 2
    if one.side * other.side < 0:
        start, end = one.x, other.x
    out = max(start, end) + 60 if side > 0 else min(start, end) - 60
    middle = f"{out:.1f} {one.y:.1f} {out:.1f} {other.y:.1f}"
    words = escape(f"{bond.words(bond.start)} ({bond.basis.replace('_', ' ')})")
    path = f"M{start:.1f} {one.y:.1f}C{middle} {end:.1f} {other.y:.1f}"
    yield f'<path class="{_kind(bond)}" d="{path}"><title>{words}</title></path>'


def _text(kind: str, anchor: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" text-anchor="{anchor}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _kind(bond: Bond) -> str:
    return "bond candidate" if not bond.is_held else "bond joins" if bond.joins else "bond"
