"""What brand sites sell, as last observed: kept, merged, taken back."""
