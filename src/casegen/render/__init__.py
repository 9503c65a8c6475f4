"""From a library to pages: texts in one locale, HTML from templates, nothing written to disk."""
