"""The catalogue of measures: what is known of each, with its source, checked against a schema."""
