"""The tab “Catalogue”: what is known of each measure, how sure it is, and where it fits."""
