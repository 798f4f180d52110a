"""Reports as the JSON that programs read; keys are only ever added."""

from typing import Any

from papertriage.model import Ledger, PageReport, Record, total


def ingest_json(reports: list[PageReport]) -> dict[str, Any]:
    """What ``ingest --json`` prints."""
    return {
        "pages": [_page(report) for report in reports if report.reading],
        "known": [report.name for report in reports if report.known],
        "skipped": [{"name": report.name, "reason": report.skipped} for report in reports if report.skipped],
        "totals": _account(total(report.ledger for report in reports)),
    }


def _page(report: PageReport) -> dict[str, Any]:
    assert report.reading
    facts = report.reading.facts
    return {
        "name": report.name,
        "reader": report.reading.reader,
        "stated_total": facts.stated_total,
        "page_date": facts.page_date,
        "notes": list(report.notes),
        "ledger": _account(report.ledger),
        "records": [_record(record) for record in report.reading.records],
        "fragments": [fragment._asdict() for fragment in report.reading.fragments],
    }


def _record(record: Record) -> dict[str, Any]:
    return {**record._asdict(), "identifiers": record.identifiers._asdict()}


def _account(ledger: Ledger) -> dict[str, int]:
    return {"found": ledger.found, **ledger._asdict()}
