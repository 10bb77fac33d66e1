{# Text with every run of blanks, line breaks and no-break spaces as one blank, none at the ends. #}
{% macro collapsed(text) -%}
    {{ return(adapter.dispatch('collapsed')(text)) }}
{%- endmacro %}

{% macro duckdb__collapsed(text) -%}
    trim(regexp_replace({{ text }}, '[\s\x{00A0}]+', ' ', 'g'))
{%- endmacro %}

{% macro spark__collapsed(text) -%}
    trim(regexp_replace({{ text }}, '[\\s\\x{00A0}]+', ' '))
{%- endmacro %}
