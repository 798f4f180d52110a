"""What the gates judge: two papers, with the questions that several gates ask of them."""

from typing import NamedTuple

from papertriage.config import Thresholds
from papertriage.dedup.pair import Pair
from papertriage.dedup.wording import other_report, replaced_words


class Case(NamedTuple):
    """Two papers to be judged; ``heading`` is whether the title is one that many papers have."""

    pair: Pair
    limits: Thresholds
    heading: bool

    @property
    def titles(self) -> str:
        """The figure of the titles, for a reason."""
        return "same title" if self.pair.titles_equal else f"title {self.pair.title_ratio:.0f}"

    @property
    def figures(self) -> str:
        """The figures of titles and abstracts, for a reason."""
        shared = self.pair.shared_text
        return (
            self.titles if shared is None else f"{self.titles}, abstract shares {shared:.2f} of its phrases"
        )

    @property
    def close(self) -> bool:
        """Whether the titles differ by no more than typos, or by what stands before or behind one of them."""
        pair, limits = self.pair, self.limits
        return (
            pair.titles_equal
            or pair.title_ratio >= limits.close_title
            or pair.title_words_ratio >= limits.close_title_words
            or pair.title_extended
        )

    @property
    def replaced_words(self) -> str:
        """The words that close titles have in one another's place; empty where they have none."""
        pair = self.pair
        in_one_issue = bool(pair.same_volume and pair.same_issue) and not pair.in_supplement
        return " / ".join(sorted(replaced_words(pair.a, pair.b, in_one_issue=in_one_issue) or ()))

    @property
    def other_words(self) -> str:
        """In what words close titles say different things; empty where they don't."""
        if self.pair.number_added:
            return "a number more"
        return self.replaced_words or other_report(self.pair.a, self.pair.b)

    @property
    def elsewhere_in_volume(self) -> str:
        """Where in one volume other pages print a like title, as of sister papers; empty where none do."""
        if self.pair.in_supplement and self.pair.same_page is False:
            return "another page of a supplement"
        return "other pages of the volume" if self.pair.pages_apart else ""

    @property
    def same_authors(self) -> bool:
        return (self.pair.shared_authors or 0.0) >= self.limits.same_authors

    @property
    def one_print(self) -> bool:
        """Whether the same authors fill the same pages of one volume; on a single one abstracts may meet."""
        one_place = self.pair.same_place or (self.pair.same_pages and bool(self.pair.same_volume))
        return one_place and self.pair.several_pages and self.same_authors

    @property
    def one_supplement(self) -> bool:
        """Whether a DOI may be that of a whole supplement, of which the two are different abstracts."""
        pair = self.pair
        if pair.shared_identifier != "DOI" or pair.titles_equal or pair.same_page:
            return False
        text = pair.shared_text
        strange = pair.shared_authors == 0 or (text is not None and text < self.limits.stranger_text)
        return strange or bool(pair.same_page is False and self.other_words)

    @property
    def text_alone(self) -> bool:
        """Whether the abstracts agree so well that the titles don't matter.

        Where one title is the other with another word in it, as of sister papers, an abstract in which a few
        words are others is no copy.
        """
        shared = self.pair.shared_text or 0.0
        if shared < self.limits.any_title_text or self.pair.words_to_share < self.limits.any_title_words:
            return False
        near = self.limits.near_title <= self.pair.title_ratio < 100
        sisters = near and (self.other_words or self.elsewhere_in_volume)
        return not sisters or (self.pair.shared_phrases or 0.0) >= self.limits.any_title_text
