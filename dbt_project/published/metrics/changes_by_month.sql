-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.changes_by_month as
select
    cast(metric_time__month as date) as month,
    change__list_code as list_code,
    change__destination as destination,
    cast(additions as bigint) as additions,
    cast(removals as bigint) as removals,
    cast(revisions as bigint) as revisions
from (
    -- Combine Aggregated Outputs
    -- Write to DataTable
    WITH sma_10002_cte AS (
      -- Read Elements From Semantic Model 'changes'
      -- Metric Time Dimension 'change_date'
      SELECT
        DATE_TRUNC('month', change_date) AS metric_time__month
        , change_type AS change__change_type
        , list_code AS change__list_code
        , destination AS change__destination
        , 1 AS __additions
        , 1 AS __removals
        , 1 AS __revisions
      FROM marts.changes changes_src_10000
    )

    SELECT
      COALESCE(subq_6.metric_time__month, subq_12.metric_time__month, subq_18.metric_time__month) AS metric_time__month
      , COALESCE(subq_6.change__list_code, subq_12.change__list_code, subq_18.change__list_code) AS change__list_code
      , COALESCE(subq_6.change__destination, subq_12.change__destination, subq_18.change__destination) AS change__destination
      , MAX(subq_6.additions) AS additions
      , MAX(subq_12.removals) AS removals
      , MAX(subq_18.revisions) AS revisions
    FROM (
      -- Constrain Output with WHERE
      -- Select: ['__additions', 'change__list_code', 'change__destination', 'metric_time__month']
      -- Aggregate Inputs for Simple Metrics
      -- Compute Metrics via Expressions
      SELECT
        metric_time__month
        , change__list_code
        , change__destination
        , SUM(additions) AS additions
      FROM (
        -- Read From CTE For node_id=sma_10002
        -- Select: ['__additions', 'change__list_code', 'change__destination', 'change__change_type', 'metric_time__month']
        SELECT
          metric_time__month
          , change__change_type
          , change__list_code
          , change__destination
          , __additions AS additions
        FROM sma_10002_cte
      ) subq_2
      WHERE change__change_type = 'added'
      GROUP BY
        metric_time__month
        , change__list_code
        , change__destination
    ) subq_6
    FULL OUTER JOIN (
      -- Constrain Output with WHERE
      -- Select: ['__removals', 'change__list_code', 'change__destination', 'metric_time__month']
      -- Aggregate Inputs for Simple Metrics
      -- Compute Metrics via Expressions
      SELECT
        metric_time__month
        , change__list_code
        , change__destination
        , SUM(removals) AS removals
      FROM (
        -- Read From CTE For node_id=sma_10002
        -- Select: ['__removals', 'change__list_code', 'change__destination', 'change__change_type', 'metric_time__month']
        SELECT
          metric_time__month
          , change__change_type
          , change__list_code
          , change__destination
          , __removals AS removals
        FROM sma_10002_cte
      ) subq_8
      WHERE change__change_type = 'removed'
      GROUP BY
        metric_time__month
        , change__list_code
        , change__destination
    ) subq_12
    ON
      (
        subq_6.change__list_code = subq_12.change__list_code
      ) AND (
        subq_6.change__destination = subq_12.change__destination
      ) AND (
        subq_6.metric_time__month = subq_12.metric_time__month
      )
    FULL OUTER JOIN (
      -- Constrain Output with WHERE
      -- Select: ['__revisions', 'change__list_code', 'change__destination', 'metric_time__month']
      -- Aggregate Inputs for Simple Metrics
      -- Compute Metrics via Expressions
      SELECT
        metric_time__month
        , change__list_code
        , change__destination
        , SUM(revisions) AS revisions
      FROM (
        -- Read From CTE For node_id=sma_10002
        -- Select: ['__revisions', 'change__list_code', 'change__destination', 'change__change_type', 'metric_time__month']
        SELECT
          metric_time__month
          , change__change_type
          , change__list_code
          , change__destination
          , __revisions AS revisions
        FROM sma_10002_cte
      ) subq_14
      WHERE change__change_type = 'revised'
      GROUP BY
        metric_time__month
        , change__list_code
        , change__destination
    ) subq_18
    ON
      (
        COALESCE(subq_6.change__list_code, subq_12.change__list_code) = subq_18.change__list_code
      ) AND (
        COALESCE(subq_6.change__destination, subq_12.change__destination) = subq_18.change__destination
      ) AND (
        COALESCE(subq_6.metric_time__month, subq_12.metric_time__month) = subq_18.metric_time__month
      )
    GROUP BY
      COALESCE(subq_6.metric_time__month, subq_12.metric_time__month, subq_18.metric_time__month)
      , COALESCE(subq_6.change__list_code, subq_12.change__list_code, subq_18.change__list_code)
      , COALESCE(subq_6.change__destination, subq_12.change__destination, subq_18.change__destination)
) as compiled
order by 1, 2, 3, 4, 5, 6;
comment on view metrics.changes_by_month is 'One row per month, list and destination with changes: how many parties were added, removed and revised; null where none.';
comment on column metrics.changes_by_month.month is 'First day of the month.';
comment on column metrics.changes_by_month.list_code is 'The list: `entity_list`, `unverified_list` or `military_end_user_list`.';
comment on column metrics.changes_by_month.destination is 'Destination under which the party stands, in one spelling.';
comment on column metrics.changes_by_month.additions is 'Parties added to a list. A party that comes back is added again.';
comment on column metrics.changes_by_month.removals is 'Parties removed from a list.';
comment on column metrics.changes_by_month.revisions is 'Listings whose words changed. An event that leaves the words as they were is no revision.';
