{# The rows of a seed; dbt-spark 1.11 neither doubles a quote in a text nor knows a null there. #}
{% macro spark__load_csv_rows(model, agate_table) -%}
    {%- set types = model['config']['column_types'] -%}
    {%- set sql -%}
        insert into {{ this }} values
        {%- for row in agate_table.rows %}
        (
            {%- for column in agate_table.column_names -%}
                {%- set value = row[column] -%}
                cast(
                {%- if value is none %} null {% else -%}
                    '{{ value | string | replace("\\", "\\\\") | replace("'", "\\'") }}' {% endif -%}
                as {{ types[column] }})
                {%- if not loop.last %}, {% endif -%}
            {%- endfor -%}
        )
        {%- if not loop.last %},{% endif -%}
        {%- endfor %}
    {%- endset -%}
    {%- if agate_table.rows -%}{%- do run_query(sql) -%}{%- endif -%}
    {{ return(sql) }}
{%- endmacro %}
