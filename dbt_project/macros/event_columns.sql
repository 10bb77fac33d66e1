{# What every event has, whatever tells of it; a column that one source of events lacks is null there. #}
{% macro event_columns(relation, missing=[]) -%}
    {%- set columns = [
        'event_id', 'listing_id', 'list_code', 'party_id', 'entry_id', 'action', 'target', 'detail', 'basis',
        'document_number', 'edition_date', 'destination', 'printed_destination', 'name', 'license_requirement',
        'license_review_policy', 'footnote_markers', 'in_force_date', 'known_date', 'filed_date', 'publication_date',
        'effective_date', 'cited_date', 'citation', 'instruction_label', 'federal_register_page', 'rule_sequence',
        'ordinal'
    ] -%}
    {%- for column in columns -%}
        {%- if column in missing %}null as {{ column }}{% else %}{{ relation }}.{{ column }}{% endif -%}
        {%- if not loop.last %},
        {% endif -%}
    {%- endfor -%}
{%- endmacro %}
