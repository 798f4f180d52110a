"""PubMed's, EndNote's and JATS' XML: what their many forms of one thing come to."""

import pytest

from papertriage.model import Page, Record
from papertriage.readers import read_page

ARTICLE = "<PubmedArticle><MedlineCitation><Article>{}</Article></MedlineCitation></PubmedArticle>"
JATS = "<article><front><article-meta><title-group><article-title>Tea</article-title></title-group>{}"


def pubmed(inner: str) -> Record:
    title = "<ArticleTitle>Tea.</ArticleTitle>"
    (record,) = read_page(Page("x.xml", ARTICLE.format(title + inner)), "pubmed-xml").records
    return record


def jats(inner: str) -> Record:
    (record,) = read_page(Page("x.xml", JATS.format(inner) + "</article-meta></front></article>")).records
    return record


def test_parts_of_an_abstract_stand_behind_their_labels() -> None:
    parts = (
        '<Abstract><AbstractText Label="AIM">A<sup>2</sup>.</AbstractText>'
        '<AbstractText Label="UNLABELLED">B.</AbstractText><AbstractText>C.</AbstractText></Abstract>'
    )
    assert pubmed(parts).abstract == "AIM: A2. B. C."
    assert pubmed("").abstract == ""


def test_a_date_of_pubmed_is_that_of_the_issue_or_else_of_the_article() -> None:
    day = "<Year>2013</Year><Season>Spring</Season>"
    issue = f"<Journal><JournalIssue><PubDate>{day}</PubDate></JournalIssue></Journal>"
    online = "<ArticleDate><Year>2013</Year><Month>04</Month><Day>30</Day></ArticleDate>"
    assert (pubmed(issue + online).date, pubmed(online).date, pubmed("").date) == ("2013", "2013-04-30", None)


def test_an_article_without_english_title_has_its_own() -> None:
    text = ARTICLE.format("<VernacularTitle>Der Tee.</VernacularTitle>")
    (record,) = read_page(Page("x.xml", text)).records
    assert (record.title, record.line) == ("Der Tee.", 1)


def test_a_chapter_of_a_book_was_printed_in_the_book() -> None:
    book = "<Book><BookTitle>All of tea</BookTitle></Book><ArticleTitle>Leaves</ArticleTitle>"
    text = f"<PubmedBookArticle><BookDocument>{book}</BookDocument></PubmedBookArticle>"
    (record,) = read_page(Page("x.xml", text)).records
    assert (record.title, record.venue) == ("Leaves", "All of tea")


@pytest.mark.parametrize(
    ("abstract", "text"),
    [
        ("<abstract><p>A.</p><p>B.</p></abstract>", "A. B."),
        ("<abstract><title>Abstract</title><sec><title>Aim</title><p>A.</p></sec></abstract>", "Aim: A."),
        ('<abstract abstract-type="teaser"><p>T.</p></abstract><abstract><p>A.</p></abstract>', "A."),
        ('<abstract abstract-type="teaser"><p>T.</p></abstract>', ""),
        (
            "<abstract><p>x <alternatives><tex-math>$y$</tex-math><math>y</math></alternatives>"
            " <alternatives><tex-math>$z$</tex-math></alternatives></p></abstract>",
            "x y $z$",
        ),
    ],
)
def test_the_abstract_of_an_article_is_the_one_that_is_no_picture_and_no_teaser(
    abstract: str, text: str
) -> None:
    assert jats(abstract).abstract == text


def test_authors_of_an_article_are_persons_and_groups_but_no_editors() -> None:
    people = (
        "<contrib-group><contrib><name><surname>Kim</surname><given-names>Y.</given-names></name></contrib>"
        '<contrib contrib-type="author"><collab>Tea Group</collab></contrib>'
        "<contrib><string-name>Plato</string-name></contrib>"
        '<contrib contrib-type="editor"><name><surname>Lee</surname></name></contrib></contrib-group>'
    )
    assert jats(people).authors == ("Kim, Y.", "Tea Group", "Plato")


def test_the_accession_number_is_pubmeds_only_where_it_is_said_so() -> None:
    record = "<record><titles><title>Tea</title></titles><accession-num>123</accession-num>{}</record>"
    said = "<remote-database-provider>NLM</remote-database-provider>"
    text = f"<xml><records>{record.format(said)}{record.format('')}</records></xml>"
    found = [record.identifiers.pmid for record in read_page(Page("x.xml", text)).records]
    assert found == ["123", None]
