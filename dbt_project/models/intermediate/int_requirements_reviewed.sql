with requirements as (
    select * from {{ ref('stg_federal_register__license_requirements') }}
),

templates as (
    select * from {{ ref('int_exceptions_resolved') }}
    where column_name = 'template'
),

policies as (
    select * from {{ ref('int_exceptions_resolved') }}
    where column_name = 'policy_code'
),

-- A template that was read by a person says itself whether it leaves anything out.
reviewed as (
    select
        requirements.entry_id,
        requirements.document_number,
        coalesce(templates.value, requirements.template) as template,
        coalesce(policies.value, requirements.policy_code) as policy_code,
        case
            when templates.value is null then requirements.is_all_items
            else
                requirements.carve_out_text is null
                and templates.value in (
                    'all_items', 'all_items_see_sections', 'all_items_with_exception', 'all_items_extended'
                )
        end as is_all_items,
        requirements.footnote_markers,
        requirements.carve_out_text,
        requirements.policy_carve_out_text,
        requirements.correction_text,
        {{ evidence_columns('requirements') }}
    from requirements
    left join templates on requirements.entry_id = templates.target_id
    left join policies on requirements.entry_id = policies.target_id
)

select * from reviewed
