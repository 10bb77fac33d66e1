{# Text as printed words are compared by: lower case, letters and digits only. #}
{% macro bare(text) -%}
    {{ lowered(letters_and_digits(text)) }}
{%- endmacro %}
