"""The language models that a user has installed beside the project to read claims."""

from importlib.metadata import entry_points

from dagster_project.sources.news.claim_models import ClaimModel

GROUP = "entity_ledger.claim_models"


def installed() -> list[ClaimModel]:
    """Every installed model, by name; raises TypeError for what is none."""
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        model = point.load()()
        if not isinstance(model, ClaimModel):
            raise TypeError(
                f"{point.value}: has no name and claims(body, names); see docs/sources/news.md, or remove it"
            )
        found.append(model)
    return found
