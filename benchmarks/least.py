"""The least that reading a page takes: a few lines a format, over the fastest parser that there is."""

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

Told = tuple[str, str, list[str], str]  # identifier, title, authors, abstract


def text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def arxiv_list(page: str) -> list[Told]:
    tree = LexborHTMLParser(page)
    return [
        (
            text(head.css_first("a[title=Abstract]")),
            text(body.css_first(".list-title")).removeprefix("Title:"),
            [text(author) for author in body.css(".list-authors a")],
            text(body.css_first("p")),
        )
        for head, body in zip(tree.css("dt"), tree.css("dd"), strict=True)
    ]


def hf_papers(page: str) -> list[Told]:
    blob = LexborHTMLParser(page).css_first("[data-target=DailyPapers]")
    props = json.loads((blob and blob.attributes["data-props"]) or "{}")
    return [daily(item) for item in props.get("searchResults") or props.get("dailyPapers") or []]


def daily(item: dict[str, Any]) -> Told:
    paper = item["paper"]
    names = [author["name"] for author in paper.get("authors", [])]
    return paper["id"], paper["title"], names, paper.get("summary", "")


def daily_json(page: str) -> list[Told]:
    return [daily(item) for item in json.loads(page)]


def kaggle(page: str) -> list[Told]:
    lines = map(json.loads, page.splitlines())
    return [(line["id"], line["title"], line["authors"].split(", "), line["abstract"]) for line in lines]


def elements(page: str, entry: str, identifier: str, title: str, author: str, abstract: str) -> list[Told]:
    def said(found: ElementTree.Element | None) -> str:
        return "".join(found.itertext()) if found is not None else ""

    return [
        (
            said(part.find(identifier)),
            said(part.find(title)),
            [said(name) for name in part.iterfind(author)],
            said(part.find(abstract)),
        )
        for part in ElementTree.fromstring(page.encode()).iterfind(entry)
    ]


def atom(page: str) -> list[Told]:
    return elements(page, ".//{*}entry", "{*}id", "{*}title", "{*}author/{*}name", "{*}summary")


def rss(page: str) -> list[Told]:
    return elements(page, ".//{*}item", "{*}link", "{*}title", "{*}creator", "{*}description")


def oai(page: str) -> list[Told]:
    return elements(
        page, ".//{*}record", ".//{*}id", ".//{*}title", ".//{*}author/{*}keyname", ".//{*}abstract"
    )


def pubmed(page: str) -> list[Told]:
    return elements(
        page, ".//PubmedArticle", ".//PMID", ".//ArticleTitle", ".//Author/LastName", ".//Abstract"
    )


LEAST: dict[str, tuple[str, Callable[[str], list[Told]]]] = {
    "arxiv-list": ("selectolax", arxiv_list),
    "hf-papers-html": ("selectolax, json", hf_papers),
    "hf-daily-papers-json": ("json", daily_json),
    "arxiv-kaggle": ("json", kaggle),
    "arxiv-atom": ("ElementTree", atom),
    "arxiv-rss": ("ElementTree", rss),
    "arxiv-oai": ("ElementTree", oai),
    "pubmed-xml": ("ElementTree", pubmed),
}
