-- How alike each listed name is to a name; `screen` adds what a country says, and the listing.
create macro screening.alike(party_name) as table
with asked as (
    select
        words.word,
        words.place,
        vocabulary.legal_form,
        coalesce(vocabulary.meaning, words.word) as meaning,
        coalesce(vocabulary.weight, case when regexp_full_match(words.word, '\d+') then 2.0 else 1.0 end) as weight,
        coalesce(vocabulary.counts, true) as counts,
        vocabulary.word is null and length(words.word) >= 4 and regexp_full_match(words.word, '[a-z]+') as is_unknown
    from screening.words(screening.folded(party_name)) as words
    left join screening.vocabulary as vocabulary on words.word = vocabulary.word
),

-- A legal form, misspelt.
misspelt_forms as (
    select distinct asked.word
    from asked
    inner join screening.vocabulary as vocabulary
        on asked.is_unknown and vocabulary.weight <= 0.15
        and length(vocabulary.word) >= 4
        and damerau_levenshtein(asked.word, vocabulary.word) <= 1
),

weighed as (
    select
        asked.word,
        asked.place,
        asked.legal_form,
        asked.meaning,
        asked.counts,
        case when misspelt_forms.word is null then asked.weight else 0.15 end as weight
    from asked
    left join misspelt_forms on asked.word = misspelt_forms.word
),

whole as (
    select
        string_agg(distinct case when counts then word end, ' ' order by case when counts then word end) as name_key,
        string_agg(case when weight > 0 then word end, '' order by place) as squeezed,
        max(legal_form) as legal_form,
        count(case when weight > 0.15 then 1 end) as told,
        coalesce(max(case when weight > 0.15 then weight end), 0) as most_weight
    from weighed
),

telling as (
    select word, max(meaning) as meaning, max(weight) as weight
    from weighed
    where weight > 0.1
    group by word
),

totals as (
    select coalesce(sum(weight), 0) as total_weight from telling
),

-- One edit leaves two letters at an end of a word as they were, or one at each.
near as (
    select telling.word as asked_word, listed.word
    from telling
    inner join screening.listed_words as listed
        on left(telling.word, 2) = left(listed.word, 2)
    union
    select telling.word as asked_word, listed.word
    from telling
    inner join screening.listed_words as listed
        on right(telling.word, 2) = right(listed.word, 2)
    union
    select telling.word as asked_word, listed.word
    from telling
    inner join screening.listed_words as listed
        on left(telling.word, 1) = left(listed.word, 1) and right(telling.word, 1) = right(listed.word, 1)
),

spelt as (
    select
        asked_word,
        word,
        0.85 * greatest(
            0.6,
            1 - damerau_levenshtein(asked_word, word) / greatest(length(asked_word), length(word))
        ) as alike
    from near
    where
        asked_word <> word
        and length(asked_word) >= 3
        and abs(length(asked_word) - length(word)) <= 2
        and regexp_full_match(asked_word, '[a-z]+')
        and damerau_levenshtein(asked_word, word) <= case when length(asked_word) < 7 then 1 else 2 end
    union all
    select telling.word as asked_word, listed.word, 1.0 as alike
    from telling
    inner join screening.listed_words as listed on telling.word = listed.word
    union all
    select telling.word as asked_word, listed.word, 0.95 as alike
    from telling
    inner join screening.listed_words as listed
        on telling.meaning = listed.meaning and telling.word <> listed.word
),

paired as (
    select
        name_words.name_id,
        telling.word as asked_word,
        max_by(name_words.weight, spelt.alike) as listed_weight,
        any_value(telling.weight) as asked_weight,
        max(spelt.alike) as alike
    from telling
    inner join spelt on telling.word = spelt.asked_word
    inner join screening.name_words as name_words on spelt.word = name_words.word
    group by name_words.name_id, telling.word
),

summed as (
    select
        name_id,
        sum(alike * (asked_weight + listed_weight) / 2) as shared,
        sum((asked_weight + listed_weight) / 2) as paired_weight,
        sum(asked_weight) as asked_shared,
        sum(listed_weight) as listed_shared
    from paired
    group by name_id
),

compared as (
    select
        names.name_id,
        summed.shared / (
            summed.paired_weight
            + 4 * greatest(0, least(
                totals.total_weight - summed.asked_shared, names.total_weight - summed.listed_shared
            ))
            + 0.7 * abs(
                (totals.total_weight - summed.asked_shared) - (names.total_weight - summed.listed_shared)
            )
        ) as alike
    from summed
    inner join screening.names as names on summed.name_id = names.name_id
    cross join totals
),

equal as (
    select names.name_id, case when names.legal_form <> whole.legal_form then 0.95 else 1.0 end as alike, true as is_same
    from screening.names as names
    inner join whole on names.name_key = coalesce(whole.name_key, screening.folded(party_name))
    union all
    select names.name_id, 0.98 as alike, false as is_same
    from screening.names as names
    inner join whole on names.squeezed = whole.squeezed
),

both_ways as (
    select name_id, alike, false as is_same from compared
    union all
    select name_id, alike, is_same from equal
),

best as (
    select name_id, max(alike) as alike, bool_or(is_same) as is_same
    from both_ways
    group by name_id
)

select
    best.name_id,
    best.alike,
    best.is_same
from best
cross join whole
-- A name of one or two common words, and a short one in capitals, means only those who bear exactly it.
where
    best.is_same
    or not (
        (whole.told <= 2 and whole.most_weight < 1)
        or (whole.told <= 1 and whole.most_weight > 1)
        or regexp_full_match(trim(party_name), '[A-Z0-9.-]{1,4}')
    );
