"""Texts that a spreadsheet would run."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.storage.formulas import GUARD, guarded, guarded_texts

RUN = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "'=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_is_set_off_by_an_apostrophe(text):
    assert guarded(text) == f"{GUARD}{text}"


@pytest.mark.parametrize("value", ["Zhipu AI", "", " =1", "1-2", None, -7, -0.5])
def test_other_texts_numbers_and_nothing_stay(value):
    assert guarded(value) is value


@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n＝'a ") | st.characters(), max_size=5))
def test_one_apostrophe_less_gives_every_text_back_and_a_column_is_guarded_as_each_value(text):
    assert guarded(text).removeprefix(GUARD) == text
    assert guarded_texts(pl.DataFrame({"name": [text, None]}, schema={"name": pl.String}))["name"].to_list() == [
        guarded(text),
        None,
    ]
