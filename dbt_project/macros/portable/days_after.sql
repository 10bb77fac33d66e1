{# The date so many whole days after another. #}
{% macro days_after(from_date, days) -%}
    {{ return(adapter.dispatch('days_after')(from_date, days)) }}
{%- endmacro %}

{% macro duckdb__days_after(from_date, days) -%}
    {{ from_date }} + cast({{ days }} as integer)
{%- endmacro %}

{% macro spark__days_after(from_date, days) -%}
    date_add({{ from_date }}, cast({{ days }} as int))
{%- endmacro %}
