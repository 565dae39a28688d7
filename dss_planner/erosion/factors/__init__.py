"""The factors of RWEQ one by one, on arrays that broadcast: cells against draws, or one cell against its variants."""
