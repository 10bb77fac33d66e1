"""The only code that touches disk: landing, lake, warehouse, release."""
