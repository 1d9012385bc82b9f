"""What a variant's options say in words, as they are searched."""

from collections.abc import Mapping

from crawler.normalisation.color import color_family


def option_texts(options: Mapping[str, str]) -> list[str]:
    """The values, and the family of a colour whose name does not say it: ``Navy`` is blue."""
    texts = list(options.values())
    color = options.get("color")
    family = color_family(color) if color else None
    if color and family and family not in color.casefold():
        texts.append(family)
    return texts
