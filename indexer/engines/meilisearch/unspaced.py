"""Scripts without spaces written in letters, since Meilisearch would split them by dictionaries of its own."""

from indexer.text import characters, terms

_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def unspaced_text(text: str) -> str:
    """The terms of scripts without spaces, written in letters, each once: pairs of characters, and single ones.

    Meilisearch splits such scripts by dictionaries of the language that it takes a text for, so that a query is not
    always split as the document was.
    """
    if text.isascii():
        return ""
    found: dict[str, None] = {}
    for term in terms(text):
        if needs_letters(term):
            found[in_letters(term)] = None
            found.update(dict.fromkeys(map(in_letters, term)))
    return " ".join(found)


def needs_letters(term: str) -> bool:
    """Whether a term is of a script without spaces, so that the server may split it."""
    return characters(term) != [term] or (len(term) == 1 and not term.isascii() and characters(term * 2) != [term * 2])


def in_letters(term: str) -> str:
    """The numbers of a term's characters, written in letters: one word in every language."""
    return "".join(f"x{ord(character):x}" for character in term).translate(_LETTERS)
