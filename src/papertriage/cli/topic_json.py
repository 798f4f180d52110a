"""What ``topics --json`` prints. Keys are only ever added."""

from collections.abc import Iterable
from typing import Any

from papertriage.tagging import Change, Diff, TopicCount


def report_json(counts: Iterable[TopicCount]) -> list[dict[str, Any]]:
    """The report card in values that ``json`` knows; "share_kept" is of the hits, from 0 to 1."""
    return [
        {
            "name": count.name,
            "hits": count.figures.papers,
            "decided": count.figures.decided,
            "kept": count.figures.kept,
            "share_kept": count.figures.kept / count.figures.papers if count.figures.papers else None,
            "mutes": count.mutes,
            "muted": count.figures.muted,
            "found_hidden": count.figures.found_hidden,
            "hits_if_applied": count.papers_if_applied,
        }
        for count in counts
    ]


def diff_json(diff: Diff) -> dict[str, Any]:
    """The difference in values that ``json`` knows; of each change the papers that were asked for."""
    return {
        "papers": diff.papers,
        "rescored": diff.rescored,
        "unmuted": _change(diff.unmutes),
        "topics": [
            {
                "name": topic.name,
                "gained": _change(topic.gains),
                "lost": _change(topic.loses),
                "reworded": topic.rewords,
                "muted": _change(topic.mutes),
            }
            for topic in diff.topics
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    return {"papers": change.papers, "some": [{"id": name, "title": title} for name, title in change.some]}
