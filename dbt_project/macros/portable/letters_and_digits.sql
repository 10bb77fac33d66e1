{# Text without blanks, punctuation and marks, of any script. #}
{% macro letters_and_digits(text) -%}
    {{ return(adapter.dispatch('letters_and_digits')(text)) }}
{%- endmacro %}

{% macro duckdb__letters_and_digits(text) -%}
    regexp_replace({{ text }}, '[^\p{L}\p{N}]+', '', 'g')
{%- endmacro %}

{% macro spark__letters_and_digits(text) -%}
    regexp_replace({{ text }}, '[^\\p{L}\\p{N}]+', '')
{%- endmacro %}
