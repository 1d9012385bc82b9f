"""What a page lets its shoppers choose: lists and radio buttons for a size or a colour."""
