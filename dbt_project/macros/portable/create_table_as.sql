{#
    A table from a model. Spark counts rows and days as `int`, where a contract promises `bigint`; and of models in
    Python dbt-spark 1.11 knows only jobs of Databricks: here they run in the driver, which gives `read` and `write`.
#}
{% macro spark__create_table_as(temporary, relation, compiled_code, language='sql') -%}
    {%- if language == 'python' %}
{{ compiled_code }}
write(model(dbtObj(read), None), '{{ relation }}')
    {%- else -%}
        {{ return(dbt.spark__create_table_as(temporary, relation, with_wide_counts(compiled_code), language)) }}
    {%- endif -%}
{%- endmacro %}

{% macro with_wide_counts(compiled_code) -%}
    {%- if config.get('contract').enforced -%}
        select
            {%- for column in model.columns.values() %}
            {% if column.data_type == 'bigint' %}cast({{ column.name }} as bigint) as {% endif %}{{ column.name }}
            {%- if not loop.last %},{% endif -%}
            {%- endfor %}
        from (
            {{ compiled_code }}
        ) as counted
    {%- else -%}
        {{ compiled_code }}
    {%- endif -%}
{%- endmacro %}
