-- What `screen` and `screen_table` look names up in: both sides of a comparison are folded and weighed in this one way.
create macro screening.folded(written) as trim(regexp_replace(
    translate(
        replace(replace(replace(replace(replace(replace(replace(replace(
            regexp_replace(strip_accents(lower(written)), '[''’ʼ`.ьъ]', '', 'g'),
            'щ', 'shch'), 'ж', 'zh'), 'х', 'kh'), 'ц', 'ts'), 'ч', 'ch'), 'ш', 'sh'), 'ю', 'yu'), 'я', 'ya'),
        'абвгдезиклмнопрстуфыэєіїґøłđı',
        'abvgdeziklmnoprstufyeeiigoldi'
    ),
    '[^0-9a-z]+', ' ', 'g'
));

create macro screening.words(folded) as table
select
    regexp_replace(word, '^(\d+)(st|nd|rd|th)$', '\1') as word,
    place
from (
    select
        unnest(string_split(folded, ' ')) as word,
        generate_subscripts(string_split(folded, ' '), 1) as place
)
where word <> '';

create table screening.weighed_words as
select
    names.name_id,
    words.word,
    words.place,
    coalesce(vocabulary.weight, case when regexp_full_match(words.word, '\d+') then 2.0 else 1.0 end) as weight,
    coalesce(vocabulary.counts, true) as counts
from screening.printed_names as names,
    lateral screening.words(screening.folded(names.name)) as words
left join screening.vocabulary as vocabulary on words.word = vocabulary.word;

create table screening.name_words as
select name_id, word, max(weight) as weight
from screening.weighed_words
where weight > 0.1
group by name_id, word;

create table screening.names as
with whole as (
    select
        name_id,
        string_agg(distinct case when counts then word end, ' ' order by case when counts then word end) as name_key,
        string_agg(case when weight > 0 then word end, '' order by place) as squeezed
    from screening.weighed_words
    group by name_id
),

totals as (
    select name_id, sum(weight) as total_weight
    from screening.name_words
    group by name_id
)

select
    printed_names.name_id,
    printed_names.entity_id,
    printed_names.name,
    printed_names.legal_form,
    printed_names.is_weak,
    printed_names.country_code,
    coalesce(whole.name_key, screening.folded(printed_names.name)) as name_key,
    whole.squeezed,
    coalesce(totals.total_weight, 0) as total_weight
from screening.printed_names as printed_names
left join whole on printed_names.name_id = whole.name_id
left join totals on printed_names.name_id = totals.name_id;

create table screening.listed_words as
select distinct name_words.word, coalesce(vocabulary.meaning, name_words.word) as meaning
from screening.name_words as name_words
left join screening.vocabulary as vocabulary on name_words.word = vocabulary.word;

drop table screening.weighed_words;
drop table screening.printed_names;
