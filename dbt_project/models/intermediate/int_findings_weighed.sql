with entries as (
    select
        source_name,
        edition_date,
        coalesce(list_code, '') as list_code,
        min(document_sha256) as document_sha256,
        count(*) as entry_count
    from {{ ref('int_editions_gathered') }}
    group by source_name, edition_date, coalesce(list_code, '')
),

editions as (
    select
        source_name,
        edition_date,
        min(document_sha256) as document_sha256
    from entries
    group by source_name, edition_date
),

lists as (
    select distinct
        source_name,
        list_code
    from entries
),

-- A list that an edition leaves out has no entry there.
counted as (
    select
        editions.source_name,
        editions.edition_date,
        editions.document_sha256,
        lists.list_code,
        coalesce(entries.entry_count, 0) as entry_count
    from editions
    inner join lists on editions.source_name = lists.source_name
    left join entries
        on
            editions.source_name = entries.source_name
            and editions.edition_date = entries.edition_date
            and lists.list_code = entries.list_code
),

compared as (
    select
        *,
        lag(entry_count) over (partition by source_name, list_code order by edition_date) as count_before
    from counted
),

-- Door 1 says the same of raw tables: such an edition is here only where a person acknowledged it.
findings as (
    select
        'list_volume' as finding_type,
        list_code || ' ' || cast(edition_date as string) as subject_id,
        'critical' as severity,
        source_name,
        cast(edition_date as string) as document,
        cast(null as bigint) as page,
        cast(entry_count as string) || ' entries' as text,
        'at least 85 % of the ' || cast(count_before as string) || ' entries of '
        || replace(list_code, '_', ' ') || ' in the edition before' as expected,
        document_sha256
    from compared
    where entry_count < 0.85 * count_before
)

select * from findings
