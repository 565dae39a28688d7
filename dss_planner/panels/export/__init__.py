"""Parts of page 6: what the pack is for, what is still missing, who takes part, what was made."""
