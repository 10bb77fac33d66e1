"""Entities of FollowTheMoney from rows of the marts: what each becomes, and what its model does not take."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dagster_project.matching.screening import country_code
from dagster_project.reading.evidence import digest
from dagster_project.storage.titles import LISTS

if TYPE_CHECKING:
    from followthemoney import ValueEntity

DATASET = "entity_ledger"
"""The name of the data set, and of the entities' prefix."""
_PREFIX = "entity-ledger"
_SCHEMATA = {
    "company": "Company",
    "institution": "Organization",
    "government_body": "PublicBody",
    "person": "Person",
    "address": "Address",
}
_LISTS = {  # the number of its supplement to part 744, and its topic
    "entity_list": (4, "export.control"),
    "unverified_list": (6, "export.risk"),
    "military_end_user_list": (7, "export.control"),
}
_LISTS_URL = "https://www.ecfr.gov/current/title-15/part-744"
_AUTHORITY = "U.S. Department of Commerce, Bureau of Industry and Security"
_COUNTRIES = {"Crimea Region of Ukraine": "ua-cri"}  # the table's own words for it, which no list of countries has
_NAMES = {"former": "previousName", "acronym": "abbreviation", "weak": "weakAlias"}
_OWNS, _OWNS_BY_SHARE = {"subsidiary_of", "owner_of"}, {"investor_in"}


class Builder:
    """Builds entities, and counts by property what the model does not take or takes only in part."""

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        self.cut: Counter[str] = Counter()

    def party(self, row: Mapping[str, Any]) -> "Iterator[ValueEntity]":
        """A party, and a sanction for each of its stays on a list."""
        entity, stays = (
            self._made(_SCHEMATA.get(row["entity_type"], "LegalEntity"), entity_id(row["entity_id"])),
            row["stays"] or [],
        )
        entity.referents = {entity_id(former) for former in row["former_ids"] or []}
        self._name(entity, row)
        self._place(entity, row)
        self._put(entity, "notes", row["listing_reason"])
        for stay in stays:
            self._put(entity, "sourceUrl", *(stay["source_urls"] or []))
        current = [stay["list_code"] for stay in stays if stay["is_current"]]
        for list_code in current:
            _, topic = _LISTS[list_code]
            self._put(entity, "topics", topic)
            self._put(entity, "program", _program(list_code))
            self._put(entity, "programId", list_code)
        if row["listed_owner_id"] and not current:
            self._put(entity, "topics", "export.control.linked")
            self._put(entity, "riskSource", entity_id(row["listed_owner_id"]))
            self._put(entity, "notes", f"Owned by listed parties: {row['arithmetic']}")
        yield entity
        for stay in stays:
            yield self._sanction(entity, stay, row["listing_reason"])

    def address(self, row: Mapping[str, Any]) -> "ValueEntity":
        """An address that parties share by its id."""
        entity = self._made("Address", address_id(row))
        self._put(entity, "full", row["address"])
        self._put_country(entity, row["destination"])
        return entity

    def relation(self, row: Mapping[str, Any]) -> "ValueEntity":
        """A relation: ownership where a company is owned and its parent or a share is stated, else a link."""
        kind, ends = row["relation_type"], ["from", "to"]
        owner, owned = reversed(ends) if kind == "subsidiary_of" else ends
        percentage = _percentage(row)
        is_owned = kind in _OWNS or (kind in _OWNS_BY_SHARE and percentage is not None)
        if is_owned and row[f"{owned}_type"] == "company" and row[f"{owner}_type"] != "address":
            link, names = self._made("Ownership", entity_id(row["relation_id"])), {owner: "owner", owned: "asset"}
            self._put(link, "percentage", percentage)
        else:
            link, names = self._made("UnknownLink", entity_id(row["relation_id"])), {"from": "subject", "to": "object"}
        for end, name in names.items():
            self._put(link, name, entity_id(row[f"{end}_entity_id"]))
        self._put(link, "role", kind.replace("_", " "))
        self._dress(link, row)
        return link

    def _dress(self, link: "ValueEntity", row: Mapping[str, Any]) -> None:
        """Say of a relation who states it, when, in which words, or who accepted it."""
        self._put(link, "status", row["status"])
        self._put(link, "summary", row["basis_detail"])
        self._put(link, "description", row["source_text"])
        self._put(link, "publisher", row["according_to"])
        self._put(link, "sourceUrl", row["source_url"])
        for name, column in (("date", "source_date"), ("startDate", "valid_from"), ("endDate", "valid_to")):
            self._put(link, name, row[column])
        if row["reviewed_by"]:
            self._put(link, "description", f"{row['status']} by {row['reviewed_by']}: {row['review_reason']}")

    def _sanction(self, entity: "ValueEntity", stay: Mapping[str, Any], reason: str | None) -> "ValueEntity":
        sanction = self._made("Sanction", f"{entity_id(stay['listing_id'])}-{stay['stay']}")
        self._put(sanction, "entity", entity.id)
        self._put(sanction, "authority", _AUTHORITY)
        self._put(sanction, "country", "us")
        self._put(sanction, "program", _program(stay["list_code"]))
        self._put(sanction, "programId", stay["list_code"])
        self._put(sanction, "programUrl", _LISTS_URL)
        self._put(sanction, "status", "Active" if stay["is_current"] else "Inactive")
        self._put(sanction, "listingDate", stay["publication_date"])
        self._put(sanction, "startDate", stay["listed_since"])
        self._put(sanction, "endDate", stay["listed_until"])
        self._put(sanction, "provisions", stay["license_requirement"])
        if stay["license_review_policy"]:
            self._put(sanction, "provisions", f"License review policy: {stay['license_review_policy']}")
        self._put(sanction, "reason", reason)
        self._put(sanction, "recordId", stay["first_citation"])
        self._put(sanction, "sourceUrl", *(stay["source_urls"] or []))
        return sanction

    def _name(self, entity: "ValueEntity", row: Mapping[str, Any]) -> None:
        """The name first, then the others by their type; a primary name that was given up is a former one."""
        self._put(entity, "name", row["name"])
        for one in row["names"] or []:
            kind = one["name_type"] if one["is_current"] or one["name_type"] != "primary" else "former"
            prop = "name" if kind == "primary" else _NAMES.get(kind, "alias")
            self._put(entity, prop if prop in entity.schema.properties else "weakAlias", one["name"])

    def _place(self, entity: "ValueEntity", row: Mapping[str, Any]) -> None:
        """Where a party is: its destinations, and its addresses as text and as entities; an address is its own."""
        is_address = entity.schema.name == "Address"
        for destination in row["destinations"] or []:
            self._put_country(entity, destination)
        for one in row["addresses"] or []:
            self._put(entity, "full" if is_address else "address", one["address"])
            if not is_address:
                self._put(entity, "addressEntity", address_id(one))

    def _made(self, schema: str, identifier: str) -> "ValueEntity":
        from followthemoney import ValueEntity, model

        return ValueEntity(model[schema], {"id": identifier, "datasets": [DATASET]})

    def _put_country(self, entity: "ValueEntity", destination: str | None) -> None:
        from followthemoney import registry

        if destination:
            code = _COUNTRIES.get(destination) or country_code(destination)
            self._put(entity, "country", registry.country.clean(destination) or code or destination)

    def _put(self, entity: "ValueEntity", name: str, *values: Any) -> None:
        """Add values; one that is too long is cut, and stands whole among the notes."""
        prop = entity.schema.properties[name]
        for value in values:
            if value is None or value == "":
                continue
            cleaned = prop.type.clean_text(str(value), format=prop.format, proxy=entity)
            if not cleaned:
                self.left_out[f"{entity.schema.name}.{name}"] += 1
                continue
            if len(cleaned) > prop.max_length:
                self.cut[f"{entity.schema.name}.{name}"] += 1
                entity.add("notes" if "notes" in entity.schema.properties else "description", cleaned)
                cleaned = cleaned[: prop.max_length].strip()
            entity.add(prop, cleaned, cleaned=True)


def entity_id(identifier: str) -> str:
    """The id of an entity of the ledger in FollowTheMoney."""
    return f"{_PREFIX}-{identifier}"


def address_id(row: Mapping[str, Any]) -> str:
    """The id of an address: the same print at the same destination has the same one."""
    return f"{_PREFIX}-address-{digest(row['destination'], row['address'])}"


def _program(list_code: str) -> str:
    supplement, _ = _LISTS[list_code]
    return f"{LISTS[list_code]} (Supplement No. {supplement} to part 744 of title 15 CFR)"


def _percentage(row: Mapping[str, Any]) -> str | None:
    """A share in percent, or the least and the most that the source's words allow."""
    if row["share"] is not None:
        return f"{100 * row['share']:g}"
    least, most = row["share_minimum"], row["share_maximum"]
    if least is None and most is None:
        return None
    return f"{100 * (least or 0):g}-{100 * (1 if most is None else most):g}"
