"""What texts say where no identifier does: each style's candidates at home, and what is held against them."""
