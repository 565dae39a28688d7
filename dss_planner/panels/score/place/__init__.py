"""The tab “This place”: why a place scores what it does with the model at hand."""
