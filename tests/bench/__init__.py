"""Measurements. They print figures and judge nothing; `make bench` runs them."""
