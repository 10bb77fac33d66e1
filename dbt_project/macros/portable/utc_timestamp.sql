{# An instant as a timestamp without zone that reads UTC: BI tools then show the same hour everywhere. #}
{% macro utc_timestamp(instant) -%}
    {{ return(adapter.dispatch('utc_timestamp')(instant)) }}
{%- endmacro %}

{% macro duckdb__utc_timestamp(instant) -%}
    make_timestamp(epoch_us({{ instant }}))
{%- endmacro %}

{% macro spark__utc_timestamp(instant) -%}
    convert_timezone(current_timezone(), 'UTC', cast({{ instant }} as timestamp_ntz))
{%- endmacro %}
