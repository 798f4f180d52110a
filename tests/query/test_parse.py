"""What people type, and the tree that it means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papertriage.errors import QueryError
from papertriage.query import And, Node, Not, Or, Range, Text, parse
from papertriage.query import Test as FieldTest  # pytest takes a class called Test for one of its own
from papertriage.query.tree import asked_fields, levels
from tests.query.trees import printed, trees

A, B, C = Text("a"), Text("b"), Text("c")


def same(one: Node, other: Node) -> bool:
    """Whether two trees are one, which == alone does not say of tuples."""
    return repr(one) == repr(other)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", And()),
        (" \n ", And()),
        ("a", A),
        ("a b", And((A, B))),
        ("a and b AND c", And((A, B, C))),
        ("a b or c", Or((And((A, B)), C))),
        ("a or b c", Or((A, And((B, C))))),
        ("a (b or c)", And((A, Or((B, C))))),
        ("a(b or c)", And((A, Or((B, C))))),
        ("a (b c)", And((A, B, C))),
        ("a or (b or c)", Or((A, B, C))),
        ("a not b", And((A, Not(B)))),
        ("not a b", And((Not(A), B))),
        ("not a or b", Or((Not(A), B))),
        ("Not(a b)", Not(And((A, B)))),
        ("not not a", A),
        ("not (not a)", A),
        ("((((a))))", A),
        ('"a b"', Text("a b")),
        ('"a" "or" "not"', And((A, Text("or"), Text("not")))),
        ("zebra*", Text("zebra", prefix=True)),
        ('"kv cach"*', Text("kv cach", prefix=True)),
        ('a"b"c', And((A, B, C))),
    ],
)
def test_and_binds_before_or_and_quotes_hold_words_together(query: str, tree: Node) -> None:
    assert same(parse(query), tree)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("title:robot", Text("robot", "title")),
        ("TITLE:robot", Text("robot", "title")),
        ('author:"Y. Kim"', Text("Y. Kim", "author")),
        ("abstract:gpt-4*", Text("gpt-4", "abstract", prefix=True)),
        ('note:"so so"*', Text("so so", "note", prefix=True)),
        ("tag:survey", FieldTest("tag", "survey")),
        ("tag:sur*", FieldTest("tag", "sur", prefix=True)),
        ("rule:kv-cache", FieldTest("rule", "kv-cache")),
        ("status:Later", FieldTest("status", "later")),
        ("has:DOI", FieldTest("has", "doi")),
        ('venue:"Nature Medicine"', FieldTest("venue", "Nature Medicine")),
        ("venue:ACL*", FieldTest("venue", "ACL")),
        ("source:arxiv", FieldTest("source", "arxiv")),
        ("id:3fa9", FieldTest("id", "3fa9")),
        ("id:10.1016/S0140-6736(20)30183-5", FieldTest("id", "10.1016/S0140-6736(20)30183-5")),
        ("(id:3fa9)", FieldTest("id", "3fa9")),
    ],
)
def test_a_field_takes_what_stands_behind_its_colon_and_no_more(query: str, tree: Node) -> None:
    assert same(parse(query), tree)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("year:2024", Range("year", "2024", "2024")),
        ("year:2024..", Range("year", "2024", None)),
        ("year:..2024", Range("year", None, "2024")),
        ("year:2020..2023", Range("year", "2020", "2023")),
        ("added:7d", Range("added", "7d", None)),
        ("added:7d..", Range("added", "7d", None)),
        ("added:2w..1w", Range("added", "2w", "1w")),
        ("added:2024-09", Range("added", "2024-09", "2024-09")),
        ("added:2024-03..2024", Range("added", "2024-03", "2024")),
        ("added:7d..2024", Range("added", "7d", "2024")),
        ("seen:2..", Range("seen", "2", None)),
        ("priority:-1..2", Range("priority", "-1", "2")),
        ("rating:5", Range("rating", "5", "5")),
    ],
)
def test_a_range_has_two_ends_or_one_and_a_value_alone_is_the_whole_of_itself(query: str, tree: Node) -> None:
    assert same(parse(query), tree)


@pytest.mark.parametrize(
    "word",
    [
        "http://example.org/a?b=c:d",
        "12:30",
        "c++",
        "gpt-4",
        "std::vector",
        "C:\\papers",
        "BERT:",
        "-a",
        "a1:b",
    ],
)
def test_what_merely_looks_like_a_field_is_words(word: str) -> None:
    assert same(parse(f"{word} a"), And((Text(word), A)))


@pytest.mark.parametrize(
    "name",
    [
        "arXiv:2408.03961v2",
        "https://arxiv.org/abs/2408.03961",
        "doi:10.1000/x(1)",
        "https://doi.org/10.1000/1",
    ],
)
def test_an_identifier_as_it_is_printed_finds_its_paper(name: str) -> None:
    assert same(parse(name), FieldTest("id", name))


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("titel:x", "no field is called 'titel'; did you mean title? known: abstract, added,"),
        ('color:"x"', "no field is called 'color'; known: "),
        ("status:lat", "no value of status: is called 'lat'; did you mean later? known: new, later,"),
        ("status:lat*", "no value of status: is called 'lat*'; did you mean later?"),
        ("has:dio", "no value of has: is called 'dio'; did you mean doi?"),
        ("title:", "title: has no value; write it as in title:robot, or quote the word to find it"),
        ("note: x", "note: has no value"),
        ('author:" "', "author: has no value"),
        ("tag:*", "tag: has no value"),
        ("id:3f", "id:3f is too short; type at least 4 digits"),
        ("year:24", "year:24 is no range; write it as in year:2024, year:2020..2023 or year:2024.."),
        ("year:2024*", "year:2024* is no range"),
        ("year:..", "year:.. is no range"),
        ("year:7d", "year:7d is no range"),
        ("year:２０２４", "year:２０２４ is no range"),
        ("added:2024-13", "added:2024-13 is no range; write it as in added:7d.."),
        ("added:soon", "added:soon is no range"),
        ("seen:2...3", "seen:2...3 is no range"),
        ("year:2023..2020", "year:2023..2020 runs backwards; write year:2020..2023"),
        ("seen:10..9", "seen:10..9 runs backwards"),
        ("added:2024-05..2024-03", "added:2024-05..2024-03 runs backwards"),
        ("(a", "a ( is never closed"),
        ("a)", "a ) has no ( before it"),
        ("()", "something is missing before ')'"),
        ("or a", "something is missing before 'or'; to find it as a word, quote it: \"or\""),
        ("a or or b", "something is missing before 'or'"),
        ("a and", "something is missing at the end"),
        ("not", "something is missing at the end"),
        ('a "b', 'a quotation mark (") is never closed'),
        ("(" * 51 + "a" + ")" * 51, "more than 50 parentheses within each other"),
        ("(a) " + "(" * 51 + "a" + ")" * 51, "more than 50 parentheses within each other"),
        (
            "a (b or " * 8 + "a" + ")" * 8,
            "and and or are nested more than 15 deep; write the query flatter",
        ),
        ("a " * 501, "the query is too long: 501 words, and at most 500 are allowed"),
    ],
)
def test_a_broken_query_is_told_what_to_do(query: str, complaint: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(query)
    assert complaint in str(error.value)
    assert "\n" not in str(error.value)


def test_fifty_parentheses_within_each_other_are_allowed() -> None:
    assert same(parse("(" * 50 + "a" + ")" * 50), A)
    assert same(parse("(a) " * 60), And((A,) * 60))


def test_five_hundred_words_are_allowed_and_fifteen_levels() -> None:
    assert same(parse("a " * 500), And((A,) * 500))
    assert levels(parse("a (b or " * 7 + "a b" + ")" * 7)) == 15


def test_the_fields_that_a_query_asks_for_are_known_also_behind_a_not() -> None:
    assert asked_fields(parse("a not status:later (title:b or year:2024)")) == {"status", "title", "year"}


def test_what_is_invisible_in_a_query_changes_nothing() -> None:
    assert same(parse("\u200bstatus:new\x00 a\ud800\u00ad"), And((FieldTest("status", "new"), A)))


@pytest.mark.parametrize("query", ["\u200b", "\udcff", " \u2060 "])
def test_nothing_but_what_is_invisible_is_not_everything(query: str) -> None:
    assert same(parse(query), Or(()))


def test_a_long_line_is_read_in_linear_time() -> None:
    assert same(parse("a" * 5_000_000), Text("a" * 5_000_000))
    with pytest.raises(QueryError, match="too long"):
        parse("id:a(b)" + "(b)" * 1_000_000 + "(" * 1_000_000)


@given(st.text(alphabet=st.characters()) | st.text(alphabet='ab"():* -.2', max_size=30))
@example("title:\x00")
@example('"\ud800"*')
def test_any_text_is_a_query_or_is_told_why_not(text: str) -> None:
    complaint = ""
    try:
        parse(text)
    except QueryError as error:
        complaint = str(error)
    assert complaint.isprintable()


@given(trees)
def test_a_printed_tree_is_read_as_the_tree_it_was(tree: Node) -> None:
    assert same(parse(printed(tree)), tree)
