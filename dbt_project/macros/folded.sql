{# Text as names are compared by: lower case, blanks collapsed, nothing else. #}
{% macro folded(text) -%}
    {{ lowered(collapsed(text)) }}
{%- endmacro %}
