-- What changed after a day, up to and including another: the way from `listed_on` the one to `listed_on` the other.
create macro changes_between(after_date, until_date) as table
select *
from marts.changes
where change_date > cast(after_date as date) and change_date <= cast(until_date as date)
order by change_date, list_code, destination, name, change_id;
