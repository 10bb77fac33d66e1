with periods as (
    select * from {{ ref('affiliates_rule') }}
),

final as (
    select
        valid_from,
        valid_to,
        state,
        document_number,
        citation,
        note
    from periods
)

select * from final
order by valid_from
