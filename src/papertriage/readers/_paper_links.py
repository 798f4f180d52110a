"""Whether a link leads to a paper: by the site it is on, or by what it calls itself."""

import re

from papertriage.text import squeeze

# Where papers are, and how the address goes on there
_ADDRESSES = r"""
arxiv\.org/(?:abs|pdf|html|format|ps)/ alphaxiv\.org/abs/ ar5iv\.[a-z.]{2,20}/
(?:huggingface|hf)\.co/papers/\d doi\.org/10\. openreview\.net/(?:forum|pdf|attachment)
aclanthology\.org/\w aclweb\.org/anthology/\w openaccess\.thecvf\.com/content ecva\.net/papers
proceedings\.mlr\.press/v\d jmlr\.org/papers (?:papers|proceedings)\.(?:nips|neurips)\.cc/paper
(?:bio|med)rxiv\.org/content semanticscholar\.org/paper dl\.acm\.org/(?:doi|citation)
ieeexplore\.ieee\.org/(?:abstract/)?document springer\.com/(?:article|chapter) nature\.com/articles
sciencedirect\.com/science/article (?:science|pnas)\.org/doi wiley\.com/doi tandfonline\.com/doi
pubmed\.ncbi\.nlm\.nih\.gov/\d ncbi\.nlm\.nih\.gov/(?:pubmed|pmc)/ mdpi\.com/\d frontiersin\.org/articles
aaai\.org/\S{0,80}(?:view|article) ijcai\.org/proceedings usenix\.org/\S{0,80}presentation
isca-(?:speech|archive)\.org/\w paperswithcode\.com/paper/ papers\.ssrn\.com/ hal\.science/hal-
osf\.io/preprints
"""
SITES = "|".join(_ADDRESSES.split())
_PAPER = re.compile(
    rf"https?://(?:[\w-]{{1,40}}\.){{0,3}}(?:{SITES})|https?://\S{{1,400}}\.pdf(?:[?#]|$)",
    re.IGNORECASE,
)

_LABEL_WORDS = """
paper preprint article publication pdf arxiv abs abstract html doi openreview acl cvf pmlr ieee acm
springer nips neurips full original official conference journal project home web website homepage
page site pages code codes github gitlab git repo repository implementation source pytorch
tensorflow tf jax keras matlab demo video videos youtube talk slides slide poster blog post tweet
twitter thread data dataset datasets model models weights checkpoint checkpoints hugging face
huggingface hf colab notebook bib bibtex cite citation citations supp supplementary supplement
appendix material link links url here docs documentation tutorial summary note notes review reviews
medium reddit stars star download read more and other
原文 论文 论文下载链接 代码 项目 主页 数据集 数据 解读 视频 链接 中文解读
"""
_LABELS = frozenset(_LABEL_WORDS.split())
_PAPER_LABELS = frozenset(["paper", "pdf", "preprint", "article", "arxiv", "论文", "原文", "论文下载链接"])
_MOST_WORDS = 4  # of a label
_WORDS = re.compile(r"[^\W\d_]+")
_IDENTIFIER = re.compile(r"(?:arxiv[:. ]{0,2}\d|doi[: ]{0,2}10\.\d|10\.\d{4,9}/)", re.IGNORECASE)


def leads_to_paper(target: str) -> bool:
    """Whether the address is one of a site where papers are, or of a PDF."""
    return bool(_PAPER.match(target))


def is_label(text: str) -> bool:
    """Whether a link that shows the text calls itself "paper", "code" and so on, or is bare, or a number."""
    words = _words(text)
    if len(words) > _MOST_WORDS:
        return False
    return all(word in _LABELS or len(word) == 1 for word in words) or words[-1] in _PAPER_LABELS


def calls_itself_paper(text: str) -> bool:
    """Whether a label says that the link leads to the paper."""
    return is_label(text) and not _PAPER_LABELS.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    """The words in small letters, none of an address or an identifier."""
    bare = squeeze(text)
    return [] if bare.startswith("http") or _IDENTIFIER.match(bare) else _WORDS.findall(bare.casefold())
