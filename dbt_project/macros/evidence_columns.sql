{# Where a fact stands, in the order of the raw tables; of one relation where it is named. #}
{% macro evidence_columns(relation=none) -%}
    {%- set columns = [
        'document_sha256', 'page', 'x0', 'top', 'x1', 'bottom', 'span_start', 'span_end', 'printed_text'
    ] -%}
    {%- for column in columns -%}
        {%- if relation %}{{ relation }}.{% endif -%}
        {{ column }}
        {%- if not loop.last %},
        {% endif -%}
    {%- endfor -%}
{%- endmacro %}
