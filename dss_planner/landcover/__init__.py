"""Land cover legends, crosswalks and the properties of classes."""
