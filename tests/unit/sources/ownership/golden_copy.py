"""GLEIF's golden copy in its layouts, with parties of our own making."""

import csv
import io
import json
import zipfile

A, B, C = (f"TESTLEI0000000000{letter}{number}" for letter, number in (("A", "01"), ("B", "02"), ("C", "03")))
assert {len(one) for one in (A, B, C)} == {20}


def csv_of(*records):
    """A table as GLEIF writes it: each cell in quotes."""
    names = list(dict.fromkeys(name for record in records for name in record))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().encode()


def relationship(owned=A, owner=B, kind="IS_DIRECTLY_CONSOLIDATED_BY", status="ACTIVE", **more):
    return {
        "Relationship.StartNode.NodeID": owned,
        "Relationship.StartNode.NodeIDType": "LEI",
        "Relationship.EndNode.NodeID": owner,
        "Relationship.EndNode.NodeIDType": "LEI",
        "Relationship.RelationshipType": kind,
        "Relationship.RelationshipStatus": status,
        "Relationship.Period.1.startDate": "2023-01-01T00:00:00Z",
        "Relationship.Period.1.endDate": "2023-12-31T00:00:00Z",
        "Relationship.Period.1.periodType": "ACCOUNTING_PERIOD",
        "Relationship.Period.2.startDate": "2019-05-01T00:00:00Z",
        "Relationship.Period.2.endDate": "",
        "Relationship.Period.2.periodType": "RELATIONSHIP_PERIOD",
        "Relationship.Quantifiers.1.QuantifierAmount": "",
        "Relationship.Quantifiers.1.QuantifierUnits": "",
        "Registration.LastUpdateDate": "2024-03-01T08:00:00Z",
    } | more


def relationship_json(owned=A, owner=B, kind="IS_DIRECTLY_CONSOLIDATED_BY"):
    return {
        "RelationshipRecord": {
            "Relationship": {
                "StartNode": {"NodeID": {"$": owned}, "NodeIDType": {"$": "LEI"}},
                "EndNode": {"NodeID": {"$": owner}, "NodeIDType": {"$": "LEI"}},
                "RelationshipType": {"$": kind},
                "RelationshipPeriods": {
                    "RelationshipPeriod": [
                        {
                            "StartDate": {"$": "2023-01-01T00:00:00Z"},
                            "EndDate": {"$": "2023-12-31T00:00:00Z"},
                            "PeriodType": {"$": "ACCOUNTING_PERIOD"},
                        },
                        {"StartDate": {"$": "2019-05-01T00:00:00Z"}, "PeriodType": {"$": "RELATIONSHIP_PERIOD"}},
                    ]
                },
                "RelationshipStatus": {"$": "ACTIVE"},
            },
            "Registration": {"LastUpdateDate": {"$": "2024-03-01T08:00:00Z"}},
        }
    }


def party(lei=A, name="Alpha Works Ltd", **more):
    return {
        "LEI": lei,
        "Entity.LegalName": name,
        "Entity.LegalName.xmllang": "en",
        "Entity.LegalJurisdiction": "CN",
        "Entity.EntityStatus": "ACTIVE",
        "Registration.RegistrationStatus": "ISSUED",
    } | more


def party_json(lei=A, name="Alpha Works Ltd", others=()):
    return {
        "LEI": {"$": lei},
        "Entity": {
            "LegalName": {"@xml:lang": "en", "$": name},
            "OtherEntityNames": {
                "OtherEntityName": [{"@type": "TRADING_OR_OPERATING_NAME", "$": one} for one in others]
            },
            "LegalJurisdiction": {"$": "CN"},
            "EntityStatus": {"$": "ACTIVE"},
        },
        "Registration": {"RegistrationStatus": {"$": "ISSUED"}},
    }


def listed(name, *records):
    """The JSON of the golden copy: one list in one object."""
    return json.dumps({name: records}).encode()


def zipped(content, name="golden-copy.csv"):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()
