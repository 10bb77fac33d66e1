with reconciled as (
    select * from {{ ref('int_rules_reconciled') }}
),

final as (
    select
        {{ surrogate_id(["'reconciliation'", 'document_number', 'action', 'destination']) }} as reconciliation_id,
        document_number,
        action,
        destination,
        declared_count,
        bulleted_count,
        instructed_count,
        tabled_count,
        is_agreed,
        difference,
        first_page,
        last_page
    from reconciled
)

select * from final
order by document_number, action, destination nulls first
