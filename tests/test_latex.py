r"""LaTeX made readable: what people print in titles and abstracts, and what Hugging Face leaves of it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.latex import readable


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (r"na\"{\i}vely", "naïvely"),
        (r"Poincar\'e", "Poincaré"),
        (r"\'Etale, \'{e}tale, {\'e}tale", "Étale, étale, étale"),
        (r"\v{C}ech, \v Cech, \H{o}, \c{c}, \k{a}, \r{a}, \~n", "Čech, Čech, ő, ç, ą, å, ñ"),
        (r"{\"u}ber M\"obius", "über Möbius"),
        (r"Stra\ss e, \O rsted, \o{}, \L{}\'od\'z", "Straße, Ørsted, ø, Łódź"),
        (r"Schr\ödinger", "Schrödinger"),
        (r"http://a.org/\~{}me", "http://a.org/~me"),
        (r"no accent over \'b or \'(", r"no accent over \'b or \'("),
        (r"\' e", r"\' e"),
    ],
)
def test_accents_become_letters(printed: str, read: str) -> None:
    assert readable(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (r"2.25$\times$ faster", "2.25× faster"),
        (r"$\alpha$-decay, $\Delta x$ and $a\le b$", "α-decay, Δx and a≤b"),
        (r"$x \to \infty$", "x → ∞"),
        (r"functions on $\mathbb{R}^n$ and $\mathbb E[X]$", "functions on ℝⁿ and 𝔼[X]"),
        (r"$\mathcal{O}(n\log n)$", "O(n log n)"),
        (r"$M_{\rm halo} \sim 10^{12}~M_\odot$", "M_halo ∼ 10¹² M_⊙"),
        (r"$\sqrt{2}$, $\sqrt{a+b}$ and $\frac{1}{2}$", "√2, √(a+b) and 1/2"),
        (r"$\frac{a+b}{c}$, $\frac12$, $\frac{1}$", r"(a+b)/c, 1/2, \frac{1}"),
        (r"$\hat{x}$, $\tilde{xy}$", "x̂, xy"),
        (r"$\left( \frac{m}{2\times 10^{-8}} \right)$", "( m/(2×10⁻⁸) )"),
        (r"$\{0, 1\}^n$", "{0, 1}ⁿ"),
        (r"\(x^2\) and \[y\]", "x² and [y]"),
        (r"Radix-2\({}^{\mbox{k}}\), e\({}^{\mbox{2}}\)EPCs, \(f(x_1)\)", "Radix-2ᵏ, e²EPCs, f(x₁)"),
        (r"\(see below\), \(GPT\_4\)", "(see below), (GPT_4)"),
        (r"over $\Q(\sqrt{5})$ and $\R$", "over ℚ(√5) and ℝ"),
        ("$$x$$", "x"),
        ("the $k$-NN, $n = 2$, $(a, b)$ and 316$±$75", "the k-NN, n = 2, (a, b) and 316±75"),
    ],
)
def test_formulas_become_unicode(printed: str, read: str) -> None:
    assert readable(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("x^2, $q_0$, S^{3}, $x^ {2}$, 10^{-3}, 10^-3", "x², q₀, S³, x², 10⁻³, 10⁻³"),
        ("R$^3$Mem and $^{14}$C", "R³Mem and ¹⁴C"),
        (r"37$^\circ$C, $x^{*}$, $A^\top$, K$^+$", "37°C, x*, Aᵀ, K⁺"),
        ("$x_{ij}$, $2^{n-1}$, $T_{max}$, $x_{i,j}$", "xᵢⱼ, 2ⁿ⁻¹, T_max, x_(i,j)"),
        ("$-0.6^{+0.1}_{-0.2}$, $e^{x^2}$, $x^{0.5}$", "-0.6^(+0.1)_(-0.2), e^(x²), x^0.5"),
        ("H_2O, CO_2 and K_1 of a ring", "H₂O, CO₂ and K₁ of a ring"),
        (r"the 9\textsuperscript{th}, 2\textsuperscriptnd", "the 9ᵗʰ, 2ⁿᵈ"),
        ("snake_case_1, GPT_turbo, v_0.2, ^_^ and a ^ b", "snake_case_1, GPT_turbo, v_0.2, ^_^ and a ^ b"),
    ],
)
def test_scripts_are_raised_and_lowered_where_unicode_can(printed: str, read: str) -> None:
    assert readable(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (r"\textbf{Bold {\em and} slanted}, {\it all of it}", "Bold and slanted, all of it"),
        (
            r"\href{https://a.org/b_1}{the page} at \url{https://a.org/b_1--c~d}",
            "the page at https://a.org/b_1--c~d",
        ),
        (r"99\% of A\&A, item\_1, \#3", "99% of A&A, item_1, #3"),
        ("Fig.~2 and Section~3 of 10~cm", "Fig. 2 and Section 3 of 10 cm"),
        ("about ~80%, z~2.5, x~p(x), a~", "about ~80%, z~2.5, x~p(x), a~"),
        ("``quotes'', ``half\" and `Hopf-like' ones", "“quotes”, “half” and ‘Hopf-like’ ones"),
        ("Full--Wave, pages 1--10 -- and---so---on", "Full–Wave, pages 1–10 – and—so—on"),
        ("Use --help or a ---- rule", "Use --help or a ---- rule"),
        (
            "a &lt; b &amp;lt; c, R&amp;amp;D, &#955;, &unknown; and AT&T;",
            "a < b < c, R&D, λ, &unknown; and AT&T;",
        ),
        (r"In: \"Trends\", of \"Cups\"", 'In: "Trends", of "Cups"'),
        (r"The \LaTeX{} and Bib\TeX companions", "The LaTeX and BibTeX companions"),
        (r"{\\it double} escapes: $\\lambda$", "double escapes: λ"),
    ],
)
def test_what_is_set_otherwise_becomes_text(printed: str, read: str) -> None:
    assert readable(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("achieves 2.25times better", "achieves 2.25× better"),
        ("3.72sim4.11times", "3.72∼4.11×"),
        ("224times224, up to 50times.", "224×224, up to 50×."),
        ("sim 80% impact, sim20\\% when, sim500-billion", "∼80% impact, ∼20% when, ∼500-billion"),
        ("99.9\\% and 95\\%ile", "99.9% and 95%ile"),
    ],
)
def test_what_hugging_face_strips_comes_back(printed: str, read: str) -> None:
    assert readable(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "sometimes 3 times faster, 2timestep",
        "sim2real, Sim 80%, sim-to-real, sim 2 real",
        "costs $5 and $10, or US$ 5 to US$10, $5-$10",
        "between $5k for all of the models and 10$",
        "values in {-1, 0, +1} and teal{Data}",
        r"\METHOD learns; see \cite{Basko2006,Born_2} and \foo{x}{y}",
        r"\'\beta x and $x_^",
        "it's 5'' long, and the dogs' bowls",
        "f(x) = a*b; if j<i and k>2: C:\\",
        "an unclosed {brace, an unopened brace} and {",
        "plain words",
        "",
    ],
)
def test_ordinary_words_money_and_unknown_commands_stay(text: str) -> None:
    assert readable(text) == text


def test_unknown_commands_keep_their_braces_in_formulas() -> None:
    assert readable(r"$\foo{x}{y} + \alpha^{\foo_1}$") == r"\foo{x}{y} + α^{\foo₁}"


MARKS = (
    r"\ $ { } ^ _ ~ - -- ` `` ' '' & &amp; lt; \alpha \frac \textbf \' \v \sqrt \mathbb \foo \$ \{ \o \it "
    r"times sim 1 2 a b \log % ( ) . é \~ \^ https://x \- \hat {\ss}"
)
letters = st.characters()  # with lone surrogates
marks = st.sampled_from(MARKS.split(" "))


@given(st.text(alphabet=letters) | st.lists(marks, max_size=40).map("".join) | st.lists(marks).map(" ".join))
def test_any_text_can_be_made_readable_and_stays_so(text: str) -> None:
    once = readable(text)
    assert readable(once) == once


@given(st.text(alphabet=st.characters(exclude_characters="\\$&^_{}`~-", codec="utf-8")))
def test_a_text_without_marks_is_not_touched(text: str) -> None:
    if not any(digit + "times" in text or "sim" in text for digit in "0123456789"):
        assert readable(text) == text


def test_what_uncovers_more_and_more_is_no_latex() -> None:
    assert readable(r"\textbf_" * 5) == "_____"
    assert readable(r"\textbf_" * 50) == r"\textbf_" * 50


@pytest.mark.parametrize(
    "unit",
    [
        "\\",
        "$",
        "{",
        "^",
        "_",
        "~",
        "`",
        "&amp;",
        "$x$",
        "$1",
        r"\textbf{",
        r"\frac",
        "x^{",
        "a--b",
        r"\'",
        "{}",
    ],
)
def test_a_million_marks_cost_linear_time(unit: str) -> None:
    begun = time.process_time()
    readable(unit * (1_000_000 // len(unit)))
    assert time.process_time() - begun < 20  # seconds; a quadratic cost would be hours
