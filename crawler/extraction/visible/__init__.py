"""The product as people see it, where the data is silent: a heading, a price, a button to buy."""
