"""The Processing provider; one thin file for each algorithm."""
