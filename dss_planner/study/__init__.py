"""One study folder: which results it holds, and the steps that make them."""
