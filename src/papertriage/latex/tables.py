"""What LaTeX commands look like in Unicode: the tables of ``latex.py``, without backslashes."""


def _table(pairs: str) -> dict[str, str]:
    """A table from "name form name form ..."."""
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Commands that are one symbol.
SYMBOLS = _table("""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ
    varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
    Omega Ω

    times × cdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧
    land ∧ vee ∨ lor ∨ cap ∩ cup ∪ setminus ∖ backslash ∖ dagger † dag † ddagger ‡ amalg ⨿ boxplus ⊞

    le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ lesssim ≲ gtrsim ≳ sim ∼ simeq ≃
    approx ≈ cong ≅ equiv ≡ propto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ subseteq ⊆ supset ⊃
    supseteq ⊇ in ∈ notin ∉ ni ∋ mid ∣ parallel ∥ perp ⊥ bot ⊥ top ⊤ vdash ⊢ models ⊨ triangleq ≜ lt < gt >

    to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔
    implies ⇒ longrightarrow ⟶ mapsto ↦ hookrightarrow ↪ uparrow ↑ downarrow ↓ updownarrow ↕ leadsto ⇝
    rightleftharpoons ⇌ nearrow ↗ searrow ↘

    infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ angle ∠
    triangle △ square □ Box □ blacksquare ■ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ prime ′ degree ° textdegree °
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂
    langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lbrace { rbrace } vert | lvert | rvert | Vert ‖
    lVert ‖ rVert ‖ colon : dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ textellipsis …

    C ℂ F 𝔽 N ℕ Q ℚ R ℝ Z ℤ
    checkmark ✓ cmark ✓ xmark ✗ copyright © textregistered ® texttrademark ™ pounds £ euro € S § P ¶
    textasciitilde ∼ textbar | textless < textgreater > textquotesingle ' textendash – textemdash —
    textperiodcentered · textmu µ micro µ ohm Ω textcopyright © textpm ± texttimes × textdiv ÷ textonehalf ½
    textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ quotedblbase „ quotesinglbase ‚
    guillemotleft « guillemotright » textquestiondown ¿ textexclamdown ¡ textsection § textperthousand ‰
    textordmasculine º textordfeminine ª texteuro €
""")
SYMBOLS |= dict.fromkeys(["quad", "qquad", "enspace", "thinspace", "newline", "linebreak", "par"], " ")

# Letters; the blank after them only ends their name: "Stra\ss e".
LETTERS = _table("""
    o ø O Ø l ł L Ł ss ß ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
""")

_NAMES = """
    arg arcsin arccos arctan cos cosh cot deg det dim exp gcd hom inf ker lim liminf limsup ln log max min mod
    Pr sec sin sinh sup tan tanh TeX LaTeX BibTeX
"""
NAMES = frozenset(_NAMES.split())  # printed as they are

_TRANSPARENT = """
    boldsymbol bm emph ensuremath hbox mathbf mathbfit mathcal mathfrak mathit mathnormal mathop mathrm
    mathscr mathsf mathtt mbox operatorname overline overrightarrow pmb text textbf textit textmd textnormal
    textrm textsc textsf textsl texttt textup underline url uline widehat widetilde
"""
TRANSPARENT = frozenset(_TRANSPARENT.split())  # their one argument is printed as it is

_SILENT = """
    Big Bigg Bigl Bigr big bigg biggl biggr bigl bigr bf bfseries boldmath cal displaystyle em footnotesize
    hfill it itshape large left limits middle mit nolimits noindent nonumber protect right rm rmfamily sc
    scriptsize scriptstyle sf sffamily sl small smallskip textstyle tiny tt ttfamily xspace
"""
SILENT = frozenset(_SILENT.split())  # they change how what follows is set

# A backslash with one other character, but for the accents.
ESCAPED = {character: character for character in "%&_#${}()[]*"}
ESCAPED |= dict.fromkeys(" ,;:>\n", " ") | dict.fromkeys("!-/@", "") | {"|": "‖"}

# The combining character of each accent, over letters of words and over letters of formulas.
ACCENTS = _table("""
    ` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 " \u0308 r \u030a H \u030b v \u030c
    d \u0323 c \u0327 k \u0328 b \u0331
""")
FORMULA_ACCENTS = _table("""
    grave \u0300 acute \u0301 hat \u0302 tilde \u0303 bar \u0304 breve \u0306 dot \u0307 ddot \u0308
    check \u030c vec \u20d7
""")
DOTLESS = str.maketrans("ıȷ", "ij")  # an accent takes the place of the dot

SUPERSCRIPTS = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιϕφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵠᵡ",
)
SUBSCRIPTS = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
RAISED = _table("∘ ° ′ ′ ' ′ † † * * ∗ * ⊤ ᵀ")  # what stands high on the line without being a superscript

# Most blackboard capitals lie in one row; these seven were in Unicode before it.
BLACKBOARD = {code: code - ord("A") + 0x1D538 for code in range(ord("A"), ord("Z") + 1)}
BLACKBOARD |= str.maketrans("CHNPQRZ", "ℂℍℕℙℚℝℤ")
