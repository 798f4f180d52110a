"""What the gates judge: two papers, with the questions that several gates ask of them."""

from typing import NamedTuple

from papertriage.config import Thresholds
from papertriage.dedup.pair import Pair


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
    def other_words(self) -> str:
        """In what words close titles say different things; empty where they don't."""
        if self.pair.number_added:
            return "a number more"
        return " / ".join(sorted(self.pair.replaced_words or ()))

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
        sisters = self.limits.near_title <= self.pair.title_ratio < 100 and self.other_words
        return not sisters or (self.pair.shared_phrases or 0.0) >= self.limits.any_title_text
