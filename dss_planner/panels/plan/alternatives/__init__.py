"""The tab “Alternatives”: two plans for one site side by side, and taking one of them."""
