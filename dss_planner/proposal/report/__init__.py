"""The report of a proposal: one source, written as HTML, ODT and PDF."""
