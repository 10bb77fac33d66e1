-- Which parties on a list a name may mean on a day, the likeliest first; the command `screen` compares with more care.
create macro screen(party_name, country := null, as_of := null, threshold := 0.55) as table
with asked_country as (
    select max(countries.country_code) as country_code
    from screening.countries as countries
    where countries.written = lower(cast(country as varchar))
),

scored as (
    select
        names.entity_id,
        names.name,
        best.alike
        - case when names.is_weak and not best.is_same then 0.2 else 0 end
        + case
            when asked_country.country_code is null or names.country_code is null then 0
            when asked_country.country_code = names.country_code then 0.05
            else -0.05
        end as score
    from screening.alike(party_name) as best
    inner join screening.names as names on best.name_id = names.name_id
    cross join asked_country
),

of_parties as (
    select
        entity_id,
        least(1, score) as score,
        name as matched_name,
        row_number() over (partition by entity_id order by round(score, 6) desc, name asc) as place
    from scored
    where score >= threshold
),

standing as (
    select
        *,
        row_number() over (
            partition by entity_id order by list_code <> 'entity_list', listed_since asc nulls last, listing_id asc
        ) as place
    from listed_on(coalesce(cast(as_of as date), current_date))
)

select
    rank() over (order by round(of_parties.score, 6) desc) as rank,
    round(of_parties.score, 4) as score,
    of_parties.matched_name,
    standing.entity_id,
    entities.name as entity_name,
    standing.destination,
    standing.list_code,
    standing.listed_since,
    standing.license_requirement,
    standing.license_review_policy,
    standing.document_number,
    standing.edition_date,
    standing.citation,
    standing.page,
    standing.event_id,
    entities.group_id,
    entities.group_name
from of_parties
inner join standing on of_parties.entity_id = standing.entity_id and standing.place = 1
inner join marts.entities as entities on of_parties.entity_id = entities.entity_id
where of_parties.place = 1
order by round(of_parties.score, 6) desc, of_parties.matched_name, standing.entity_id;
