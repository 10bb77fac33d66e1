{# What every relation has, whatever it rests on; a column that one basis lacks is null there. #}
{% macro relation_columns(missing=[]) -%}
    {%- set columns = {
        'relation_id': 'string', 'relation_type': 'string', 'from_party_id': 'string', 'from_name': 'string',
        'to_party_id': 'string', 'to_name': 'string', 'basis': 'string', 'basis_detail': 'string',
        'confidence': 'double', 'share': 'double', 'share_minimum': 'double', 'share_maximum': 'double',
        'valid_from': 'date', 'valid_to': 'date', 'according_to': 'string', 'source_date': 'date',
        'source_url': 'string', 'source_text': 'string', 'document_sha256': 'string', 'page': 'bigint',
        'x0': 'double', 'top': 'double', 'x1': 'double', 'bottom': 'double', 'span_start': 'bigint',
        'span_end': 'bigint', 'printed_text': 'string', 'row_number': 'bigint'
    } -%}
    {%- for column, data_type in columns.items() -%}
        {%- if column in missing %}cast(null as {{ data_type }}) as {{ column }}{% else %}{{ column }}{% endif -%}
        {%- if not loop.last %},
        {% endif -%}
    {%- endfor -%}
{%- endmacro %}
