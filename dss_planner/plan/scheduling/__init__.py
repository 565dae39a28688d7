"""When works are done."""
