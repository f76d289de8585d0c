"""Text: what is found without a form is what a form would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from drift_lsp.text import has_word

LETTERS = st.sampled_from("ab_1$. é")


@given(st.text(LETTERS), st.text(LETTERS, min_size=1, max_size=3))
def test_a_word_is_found_where_a_form_finds_it(text, word):
    source, part = text.encode(), word.encode()
    assert has_word(source, part) == (re.search(rb"\b%b\b" % re.escape(part), source) is not None)
