with entries as (
    select * from {{ ref('int_editions_identified') }}
),

opening as (
    select * from {{ ref('int_editions_opening') }}
),

latest as (
    select * from {{ ref('int_editions_latest') }}
),

editions as (
    select
        'ecfr' as source_name,
        list_code,
        edition_date
    from opening
    union
    select
        source_name,
        list_code,
        edition_date
    from latest
),

-- Only the editions that open the ledger or verify it now are taken apart: there are as many as there are amendments.
examined as (
    select entries.*
    from entries
    inner join editions
        on
            entries.source_name = editions.source_name
            and entries.list_code = editions.list_code
            and entries.edition_date = editions.edition_date
)

select * from examined
