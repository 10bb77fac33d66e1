with rule_citations as (
    select * from {{ ref('stg_federal_register__citations') }}
    where not is_this_rule
),

edition_citations as (
    select * from {{ ref('stg_ecfr__citations') }}
),

rule_entries as (
    select * from {{ ref('int_entries_identified') }}
    where action is not null
),

-- Editions after the first one verify the ledger and tell it nothing.
edition_entries as (
    select entries.*
    from {{ ref('int_editions_identified') }} as entries
    inner join {{ ref('int_editions_opening') }} as editions
        on entries.list_code = editions.list_code and entries.edition_date = editions.edition_date
    where entries.source_name = 'ecfr'
),

rules as (
    select * from {{ ref('int_rules_sequenced') }}
),

acts as (
    select distinct
        listing_id,
        document_number
    from rule_entries
),

citations as (
    select
        rule_entries.listing_id,
        rule_entries.entry_id,
        cast(null as date) as edition_date,
        rule_citations.citation_id,
        rule_citations.volume,
        rule_citations.federal_register_page,
        rule_citations.cited_date,
        {{ evidence_columns('rule_citations') }}
    from rule_citations
    inner join rule_entries on rule_citations.entry_id = rule_entries.entry_id
    union all
    select
        edition_entries.listing_id,
        edition_entries.entry_id,
        edition_entries.edition_date,
        edition_citations.citation_id,
        edition_citations.volume,
        edition_citations.federal_register_page,
        edition_citations.cited_date,
        {{ evidence_columns('edition_citations') }}
    from edition_citations
    inner join edition_entries on edition_citations.entry_id = edition_entries.entry_id
),

-- The page is that of the table, so it lies within the rule's pages and is seldom its first one.
by_page as (
    select
        citations.citation_id,
        rules.document_number,
        rules.start_page,
        rules.in_force_date,
        rules.known_date,
        acts.document_number is not null as is_acting
    from citations
    inner join rules
        on
            citations.volume = rules.volume
            and citations.federal_register_page between rules.start_page and rules.end_page
    left join acts on citations.listing_id = acts.listing_id and rules.document_number = acts.document_number
),

-- A rule that is not in print yet has no pages: there its day counts, and only if it acts on this very listing.
by_day as (
    select
        citations.citation_id,
        rules.document_number,
        rules.start_page,
        rules.in_force_date,
        rules.known_date,
        true as is_acting
    from citations
    inner join rules on citations.cited_date = rules.publication_date
    inner join acts on citations.listing_id = acts.listing_id and rules.document_number = acts.document_number
    where rules.start_page is null
),

candidates as (
    select * from by_page
    union all
    select * from by_day
),

-- Two rules may share a page; the one that acts on the listing is meant.
ranked as (
    select
        *,
        row_number() over (
            partition by citation_id
            order by case when is_acting then 0 else 1 end asc, start_page asc nulls last, document_number asc
        ) as candidate
    from candidates
),

resolved as (
    select
        citations.*,
        cast(citations.volume as string) || ' FR ' || cast(citations.federal_register_page as string) as citation,
        ranked.document_number as cited_document_number,
        ranked.in_force_date,
        ranked.known_date,
        coalesce(ranked.is_acting, false) as is_acting
    from citations
    left join ranked on citations.citation_id = ranked.citation_id and ranked.candidate = 1
)

select * from resolved
