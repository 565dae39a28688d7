"""How sure the ranking is: draws, their charts, a sentence for each site, and the agreement map."""
