"""Pictures of the README, made by a command: what a person sees after a run of the samples."""
