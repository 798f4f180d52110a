"""What identifies a paper in the web addresses that pages link it by."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from papertriage import identifiers
from papertriage.model import Identifiers

_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf|html|format|ps)/([\w./-]{5,40})", re.ASCII | re.IGNORECASE)
_DOI = re.compile(r"(?:doi\.org|/doi(?:/\w{1,12})?|/article|/chapter|/book|/content)/(10\.\d{4,9}/[^?#&\s]{2,200})")
_PMID = re.compile(r"ncbi\.nlm\.nih\.gov/(?:pubmed/)?(\d{1,8})(?![\w.-])", re.ASCII)
# What publishers put behind the DOI in their addresses; bioRxiv and medRxiv also the version
_BEHIND = re.compile(r"(?:\.full|\.abstract|\.short)?(?:\.pdf|/(?:full|abstract|pdf|epdf|html|meta|summary)(?:/.*)?)?$")
_VERSION = re.compile(r"(?<=^10\.1101/)(\S+\d)v\d+$|(?<=^10\.64898/)(\S+\d)v\d+$")
