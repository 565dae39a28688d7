"""What is known of layers beforehand: catalogues of datasets, products, legends and their encodings."""
