"""What business intelligence tools are given: a folder per tool."""
