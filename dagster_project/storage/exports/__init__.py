"""The published marts in the formats of other programs."""
