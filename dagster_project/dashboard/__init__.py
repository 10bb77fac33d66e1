"""The dashboard: a read-only web application over the published marts, for this machine's browser alone."""
