"""How sure the ranking of sites is: rank frequencies, confidence and switching weights of a layer of sites."""
