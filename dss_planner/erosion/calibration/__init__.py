"""Modelled against measured soil loss, and the correction that follows."""
