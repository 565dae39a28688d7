"""Data-poor paths: climatic erosivity, susceptibility index, source proxy; and dust told apart from sand."""
