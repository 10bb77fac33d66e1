"""Who is held by whom at which time: calculations over holdings, which know nothing of files, SQL or Dagster."""
