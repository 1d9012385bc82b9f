"""The verdict on one variant: how it is reached, kept, doubted, and explained."""
