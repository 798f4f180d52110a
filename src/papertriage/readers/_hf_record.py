"""What all forms of a Hugging Face Papers page print of a paper in one way: numbers, names, addresses."""

import re

from papertriage.identifiers import arxiv
from papertriage.model import Identifiers, Record
from papertriage.text import plain

NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?k?"  # 12 / 1,234 / 11.3k

_NUMBER = re.compile(NUMBER, re.ASCII)
_PAPER = re.compile(r"[\w.-]{1,40}", re.ASCII)
_SENTENCE_ENDS = re.compile(r"[.!?] +(?=[A-Z])")
_LONGEST_SUMMARY = 350  # characters; a machine's summaries have up to 300, abstracts mostly more than 600
_SAME_HANDLE = 3  # letters that a handle and the name behind it begin with


def identified(record: Record, paper: str | None) -> Record:
    """The record with the address of the paper's page, and with its arXiv identifier where it is one."""
    if not paper or not _PAPER.fullmatch(paper):
        return record
    known = arxiv(paper)
    identifiers = Identifiers(arxiv=known[0]) if known else Identifiers()
    return record._replace(identifiers=identifiers, url=f"https://huggingface.co/papers/{paper}")


def number_in(text: str | None) -> int | None:
    """12 of "12", 1234 of "1,234", 11300 of "11.3k"; None of "-" and of whatever else is no number."""
    if not text or not _NUMBER.fullmatch(text):
        return None
    if text.endswith("k"):
        return round(float(text[:-1]) * 1000)
    return round(float(text.replace(",", "")))


def organization(printed: str) -> str:
    """The organisation's name, without the handle that some print before it ("PatronusAI Patronus AI")."""
    handle, _, name = printed.partition(" ")
    begins, same = ("".join(filter(str.isalnum, plain(text))) for text in (name, handle))
    return name if begins and same.startswith(begins[:_SAME_HANDLE]) else printed


def is_summary(text: str) -> bool:
    """Whether the text has the length of the one or two sentences that a machine makes of an abstract."""
    return len(text) < _LONGEST_SUMMARY and len(_SENTENCE_ENDS.findall(text)) < 2
