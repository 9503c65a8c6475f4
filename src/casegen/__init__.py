"""casegen: structured records of community practice, published as a bilingual library."""

__version__ = "0.1.0"
