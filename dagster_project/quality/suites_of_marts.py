"""What must hold of the marts before they are published."""

from typing import Any

from dagster_project.quality.suites import MEND_SQL, Suites, critical, holds, is_key, is_text, shows, warning

OF_MARTS = Suites()


@OF_MARTS.on("rules", "document_number")
def every_rule_read_is_a_rule_with_all_its_events(gx: Any) -> list[Any]:
    """Each document read stands once; its events number its entries, its removals and the bodies it drops."""
    return [
        *is_key(gx, "document_number", MEND_SQL),
        holds(gx, "is_read", "a rule stands in the raw tables", MEND_SQL),
        critical(
            gx.ExpectColumnPairValuesToBeEqual,
            "the events of a rule are as many as the changes it prints",
            MEND_SQL,
            column_A="found_events",
            column_B="printed_changes",
        ),
    ]


@OF_MARTS.on("rule_reconciliation", "document_number", "action", "destination", "difference")
def every_rule_agrees_with_itself(gx: Any) -> list[Any]:
    """Per rule, action and destination the numbers declared, listed, instructed and printed agree; if not, it shows."""
    return [
        *is_key(gx, "reconciliation_id", MEND_SQL),
        holds(gx, "is_of_a_rule", "numbers are of a rule of the ledger", MEND_SQL),
        shows(
            gx,
            "is_agreed",
            "declared, listed, instructed and printed numbers of entries agree",
            "`difference` names the pages: the rule disagrees with itself, or one of them was misread",
        ),
    ]


@OF_MARTS.on("form_reconciliation", "document_number", "name", "field_name", "printed_value", "other_printed_value")
def every_form_of_a_rule_has_the_same_words(gx: Any) -> list[Any]:
    """Per rule, entry and field the forms of the rule that are landed print the same words; if not, it shows."""
    return [
        *is_key(gx, "comparison_id", MEND_SQL),
        holds(gx, "is_of_a_rule", "fields are of a rule of the ledger", MEND_SQL),
        shows(
            gx,
            "is_equal",
            "all forms of a rule print the same words",
            "look at the entry in both forms: one was misread, or the publisher printed it in two ways",
        ),
    ]


@OF_MARTS.on("license_requirements", "document_number", "name", "printed_text")
def every_requirement_has_a_known_form(gx: Any) -> list[Any]:
    """Each printed entry has its terms once, of a known party and rule; an open form that is not known shows."""
    remedy = "add their form to reading/requirements.py or review_policies.py, or a row to the seed `exceptions`"
    return [
        *is_key(gx, "entry_id", MEND_SQL),
        holds(gx, "is_of_an_entity", "terms are of an entity of the ledger", MEND_SQL),
        *(
            warning(
                gx.ExpectColumnValuesToNotBeInSet,
                f"{column} is one of the known ones",
                remedy,
                column=column,
                value_set=["other"],
            )
            for column in ("template", "policy_code")
        ),
    ]


@OF_MARTS.on("listing_events", "document_number", "name", "event_id")
def every_event_has_its_party_and_its_page(gx: Any) -> list[Any]:
    """Each event stands once, changes an entity that the ledger knows, and shows its page and its words."""
    return [
        *is_key(gx, "event_id", MEND_SQL),
        holds(gx, "is_of_an_entity", "an event is of an entity of the ledger", MEND_SQL),
        holds(gx, "is_of_a_rule", "an event of a rule is of a rule of the ledger", MEND_SQL),
        holds(gx, "has_a_place", "an event has a page, or a span of full text", MEND_SQL),
        *is_text(gx, "printed_text", MEND_SQL),
        critical(
            gx.ExpectColumnValuesToBeInSet,
            "action is a verb of the ledger",
            MEND_SQL,
            column="action",
            value_set=["add", "revise", "remove", "correct", "cite", "open", "close"],
        ),
    ]


@OF_MARTS.on("listings", "name", "destination")
def every_listing_follows_from_an_event(gx: Any) -> list[Any]:
    """Each version of a listing stands once, no party twice on a list on one day, and each follows from an event."""
    return [
        *is_key(gx, "version_id", MEND_SQL),
        critical(
            gx.ExpectCompoundColumnsToBeUnique,
            "a listing begins one version on a day",
            MEND_SQL,
            column_list=["listing_id", "valid_from"],
        ),
        holds(gx, "is_of_an_entity", "a listing is of an entity of the ledger", MEND_SQL),
        holds(gx, "is_of_an_event", "a listing follows from an event of the ledger", MEND_SQL),
        warning(
            gx.ExpectColumnValuesToNotBeNull,
            "a listing has its first day",
            "the rule that added it is not landed, and no citation is dated; drop it into the inbox",
            column="listed_since",
        ),
    ]


@OF_MARTS.on("articles", "article_id", "title")
def every_article_read_is_published_once(gx: Any) -> list[Any]:
    """Each article read stands once, and none that was not read."""
    return [
        *is_key(gx, "article_id", MEND_SQL),
        holds(gx, "is_read", "an article stands in the raw tables", MEND_SQL),
    ]


@OF_MARTS.on("findings", "document", "page", "text")
def every_finding_is_read_by_a_person(gx: Any) -> list[Any]:
    """Each finding stands once; those on which no person has decided show here."""
    return [
        *is_key(gx, "finding_id", MEND_SQL),
        shows(
            gx,
            "is_reviewed",
            "documents, reader and ledger agree, or a person decided",
            "read the open rows of the mart `findings`; docs/exceptions.md says how to decide on one",
        ),
    ]


@OF_MARTS.on("mentions", "article_id", "name")
def every_mention_found_leads_to_an_entity(gx: Any) -> list[Any]:
    """Each mention found leads to an entity and an article that the ledger knows; none is lost."""
    return [
        *is_key(gx, "mention_id", MEND_SQL),
        holds(gx, "is_of_an_entity", "a mention is of an entity of the ledger", MEND_SQL),
        holds(gx, "is_of_an_article", "a mention stands in an article of the ledger", MEND_SQL),
    ]
