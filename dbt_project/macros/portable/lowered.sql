{# Text in lower case, letter by letter: Java alone writes İ as two letters, and Σ at the end of a word as ς. #}
{% macro lowered(text) -%}
    {{ return(adapter.dispatch('lowered')(text)) }}
{%- endmacro %}

{% macro duckdb__lowered(text) -%}
    lower({{ text }})
{%- endmacro %}

{% macro spark__lowered(text) -%}
    lower(translate({{ text }}, 'İΣ', 'iσ'))
{%- endmacro %}
