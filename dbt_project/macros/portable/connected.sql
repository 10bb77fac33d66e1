{#
    Each pair of names that a chain of edges joins within one place, a name with itself too.
    `union` keeps each pair once, so on DuckDB a walk round a cycle ends; Spark 4.3 has only `union all` in a recursive
    query, so there each walk remembers where it was.
#}
{% macro connected(edges, within, near, far) -%}
    {{ return(adapter.dispatch('connected')(edges, within, near, far)) }}
{%- endmacro %}

{% macro duckdb__connected(edges, within, near, far) -%}
    with recursive walks ({{ within }}, {{ near }}, {{ far }}) as (
        select {{ within }}, {{ near }}, {{ near }} from {{ edges }}
        union
        select walks.{{ within }}, walks.{{ near }}, {{ edges }}.{{ far }}
        from walks
        inner join {{ edges }}
            on walks.{{ within }} = {{ edges }}.{{ within }} and walks.{{ far }} = {{ edges }}.{{ near }}
    )

    select * from walks
{%- endmacro %}

{% macro spark__connected(edges, within, near, far) -%}
    with recursive walks ({{ within }}, {{ near }}, {{ far }}, visited) as (
        select distinct {{ within }}, {{ near }}, {{ near }}, array({{ near }}) from {{ edges }}
        union all
        select
            walks.{{ within }},
            walks.{{ near }},
            {{ edges }}.{{ far }},
            array_append(walks.visited, {{ edges }}.{{ far }})
        from walks
        inner join {{ edges }}
            on walks.{{ within }} = {{ edges }}.{{ within }} and walks.{{ far }} = {{ edges }}.{{ near }}
        where not array_contains(walks.visited, {{ edges }}.{{ far }})
    )

    select distinct {{ within }}, {{ near }}, {{ far }} from walks
{%- endmacro %}
