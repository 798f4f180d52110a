"""Texts that differ only in how they are written fold to one string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.dedup.folding import compact, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  A Title:\n with — dashes! ", "a title with dashes"),
        ("Étale ÅNGSTRÖM straße ﬁne İ", "etale angstrom strasse fine i"),
        ("Łukasz Ørsted Đorđe Þór æther œuvre", "lukasz orsted dorde thor aether oeuvre"),
        (
            r"na\"{\i}ve Erd\H{o}s \c{C}elik \O rsted Stra\ss e \L{}ukasz",
            "naive erdos celik orsted strasse lukasz",
        ),
        (r"{\bf Bold} and \emph{slanted} $\mathcal{O}(n)$", "bold and slanted o n"),
        (r"R$^3$Mem, x_{i}, 10^{-3}", "r3mem xi 10 3"),
        ("10⁻³ and ½", "10 3 and 1 2"),
        (r"30\% of R\&D", "30 of r and d"),
        ("AT&amp;T &amp;lt;i&amp;gt;in vitro&lt;/i&gt; CO<sub>2</sub>", "at and t in vitro co2"),
        ('<jats:p xml:lang="en">a<b and c>d</jats:p>', "a b and c d"),
        ("soft\u00adhyphen zero\u200bwidth e\u0301", "softhyphen zerowidth e"),
        ("日本語 и русский", "日本語 и русскии"),
        ("Fig.~3 of snake_case", "fig 3 of snakecase"),
    ],
)
def test_only_words_of_letters_and_digits_are_left(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "forms",
    [
        ("54$\\times$ faster", "54× faster", "54times faster", "54 \\times faster", "54 × FASTER"),
        ("$\\alpha$-VAE", "α-VAE", "𝛼-VAE", "alpha-VAE"),
        ("$\\varepsilon$-greedy", "ε-greedy", "ϵ-greedy", "epsilon-greedy"),
        ("$p \\leq 5$", "p ≤ 5", "p \\le 5", "p leq 5"),
        ("A $\\to$ B", "A → B", "A rightarrow B"),
        ("widespread adoption. Several", "widespread adoption.Several", "wide-spread adoption; several"),
    ],
)
def test_latex_unicode_and_half_stripped_latex_are_one(forms: tuple[str, ...]) -> None:
    assert len({compact(form) for form in forms}) == 1


@given(st.text(alphabet=st.characters()) | st.text(alphabet="\\&<>{}$^_~'\"aÉ× \n0"))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert all(letter.isalnum() or letter == " " for letter in folded)
    assert compact(folded) == folded.replace(" ", "")


@given(st.text(alphabet=st.characters(max_codepoint=127, exclude_characters="\\&<")))
def test_case_and_blanks_never_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(f"  {text}\t")


def test_a_long_line_takes_time_in_proportion() -> None:
    for letter in ("\\", "<i ", "<i a=", "&", "é", "{", "["):
        assert fold(letter * 200_000) == fold(fold(letter * 200_000))
