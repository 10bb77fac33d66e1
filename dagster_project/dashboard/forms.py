"""Forms that ask by the address: what is sent stands in the link, so a link opens the same view again."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard import elements


def asking(path: str, fields: Sequence[Component], button: str, words: str) -> Component:
    """A form whose answer is another address."""
    inside = [*fields, html.Button(button, type="submit", className="button")]
    return html.Form(inside, action=path, method="get", className="asking", role="search", **elements.aria(label=words))


def field(name: str, label: str, value: str, hint: str = "", prefix: str = "") -> Component:
    """A field to write in, with its label above."""
    mark = f"{prefix}field-{name}"
    inside = dcc.Input(
        id=mark,
        name=name,
        type="text",
        value=value,
        placeholder=hint,
        autoComplete="off",
        maxLength=1000,
        className="write",
    )
    return html.Div([html.Label(label, htmlFor=mark), inside], className="field")


def choice(name: str, label: str, value: str, choices: Sequence[tuple[str, str]]) -> Component:
    """A field to choose in: of each choice what is asked and what is shown; the chosen one stands first."""
    mark = f"field-{name}"
    ordered = sorted(choices, key=lambda one: one[0] != value)
    options = [html.Option(words, value=code) for code, words in ordered]
    return html.Div([html.Label(label, htmlFor=mark), html.Select(options, id=mark, name=name)], className="field")
