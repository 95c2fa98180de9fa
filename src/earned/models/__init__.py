"""Shipped weights as data, with a card beside them; see `reading/card.md`."""
