{# Text with every run of blanks, line breaks and no-break spaces as one blank, no blank of any width at the ends. #}
{% macro collapsed(text) -%}
    {{ return(adapter.dispatch('collapsed')(text)) }}
{%- endmacro %}

{% macro duckdb__collapsed(text) -%}
    trim(regexp_replace({{ text }}, '[\s\x{00A0}]+', ' ', 'g'))
{%- endmacro %}

{% macro spark__collapsed(text) -%}
    regexp_replace(
        regexp_replace({{ text }}, '[ \\t\\n\\f\\r\\x{00A0}]+', ' '), '^\\p{Zs}+|\\p{Zs}+$', ''
    )
{%- endmacro %}
