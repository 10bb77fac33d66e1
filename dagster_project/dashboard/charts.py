"""Charts as plotly draws them, from rows; colours that every eye tells apart, on light and on dark ground."""

from collections.abc import Mapping, Sequence
from typing import Any

from dagster_project.dashboard.view import Row

Figure = dict[str, Any]

# After Okabe and Ito; those of their colours that stand out at least 3 to 1 on white and on near-black.
BLUE, VERMILION, GREEN, PURPLE, GREY = "#0072B2", "#D55E00", "#009E73", "#B8669A", "#7F7F7F"
SERIES = (BLUE, VERMILION, GREEN, PURPLE, GREY)
_ROW = 26  # pixels of a bar that lies
_MARGIN = {"l": 8, "r": 16, "t": 8, "b": 40}
_AXIS = {"automargin": True, "zeroline": False, "fixedrange": True, "ticks": "", "showline": False}
_LEGEND = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "traceorder": "normal"}


def lying_bars(rows: Sequence[Row], names: str, values: str, unit: str) -> Figure:
    """A bar per row, the first on top, each with its number."""
    bar = {
        "type": "bar",
        "orientation": "h",
        "y": [row[names] for row in rows],
        "x": [row[values] for row in rows],
        "text": [f"{row[values]:,}" for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": BLUE},
        "hovertemplate": f"%{{y}}: %{{x:,}} {unit}<extra></extra>",
    }
    axes = {
        "yaxis": _AXIS | {"autorange": "reversed", "ticklabelposition": "outside", "ticksuffix": "  "},
        "xaxis": _AXIS | {"title": {"text": unit}, "rangemode": "tozero"},
    }
    room = {"margin": _MARGIN | {"r": 48}}  # for the number beside the longest bar
    return _figure([bar], axes | room, height=_ROW * len(rows) + 70)


def stacked_by_year(rows: Sequence[Row], kinds: Sequence[str], unit: str) -> Figure:
    """For each year a bar of several kinds: `year`, `kind`, `number` in the rows."""
    numbers: Mapping[tuple[int, str], int] = {(row["year"], row["kind"]): row["number"] for row in rows}
    years = list(range(min(year for year, _ in numbers), max(year for year, _ in numbers) + 1)) if numbers else []
    bars = [
        {
            "type": "bar",
            "name": kind,
            "x": years,
            "y": [numbers.get((year, kind), 0) for year in years],
            "marker": {"color": colour},
            "hovertemplate": f"%{{x}}, {kind}: %{{y:,}} {unit}<extra></extra>",
        }
        for kind, colour in zip(kinds, SERIES, strict=False)
    ]
    axes = {"xaxis": _AXIS | {"title": {"text": "year"}, "tickformat": "d"}, "yaxis": _AXIS | {"title": {"text": unit}}}
    return _figure(bars, axes | {"barmode": "stack", "legend": _LEGEND}, height=380)


def added_and_removed(added: Sequence[Row], removed: Sequence[Row]) -> Figure:
    """Additions above the line and removals below it: `month`, `number` in the rows."""
    bars = [
        {
            "type": "bar",
            "name": name,
            "x": [row["month"].isoformat() for row in rows],
            "y": [sign * row["number"] for row in rows],
            "customdata": [row["number"] for row in rows],
            "xperiod": "M1",
            "xperiodalignment": "middle",
            "marker": {"color": colour, "line": {"width": 0.8, "color": colour}},
            "hovertemplate": f"%{{x|%B %Y}}: %{{customdata:,}} {name.lower()}<extra></extra>",
        }
        for name, rows, sign, colour in (("Added", added, 1, BLUE), ("Removed", removed, -1, VERMILION))
    ]
    axes = {
        "xaxis": _AXIS | {"title": {"text": "month"}, "type": "date"},
        "yaxis": _AXIS | {"title": {"text": "parties"}, "zeroline": True},
    }
    return _figure(bars, axes | {"barmode": "relative", "legend": _LEGEND}, height=380)


def leads(rows: Sequence[Row]) -> Figure:
    """A dot per rule, as many days to the right as the news was ahead of it; `what` tells it in words."""
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["publication_lead_days"] for row in rows],
        "y": [row["document_number"] for row in rows],
        "text": [row["what"] for row in rows],
        "marker": {"color": BLUE, "size": 14},
        "hovertemplate": "%{text}<extra></extra>",
    }
    furthest = max((abs(row["publication_lead_days"]) for row in rows), default=0) + 1
    days = {"title": {"text": "days before publication"}, "range": [-furthest, furthest]}
    step = {"dtick": 1} if furthest <= 10 else {}
    axes = {
        "xaxis": _AXIS | days | step | {"zeroline": True},
        "yaxis": _AXIS | {"type": "category", "ticksuffix": "  "},
    }
    return _figure([dots], axes, height=110 + 30 * len(rows))


def _figure(traces: list[Figure], layout: Figure, height: int) -> Figure:
    common = {
        "autosize": True,
        "height": height,
        "margin": _MARGIN,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "system-ui, sans-serif", "size": 13},
        "hoverlabel": {"font": {"family": "system-ui, sans-serif"}},
        "bargap": 0.25,
        "dragmode": False,
    }
    return {"data": traces, "layout": common | layout}
