"""Everything that is held of one brand site, and its removal."""
