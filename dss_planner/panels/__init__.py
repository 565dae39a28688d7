"""The dock and its six pages: they build requests and show results."""
