"""Words as shoppers and catalogs write them: inflection, other forms, synonyms, units, and the shipped word lists."""
