{# An id from printed values, the same that `digest` in dagster_project/reading/evidence.py gives; null and '' differ. #}
{% macro surrogate_id(parts) -%}
    md5(
        {%- for part in parts %}
        coalesce(cast({{ part }} as string), chr(0))
        {%- if not loop.last %} || chr(31) || {% endif -%}
        {%- endfor %}
    )
{%- endmacro %}
