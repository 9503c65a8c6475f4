"""The one adapter to MkDocs, or to ProperDocs where that is installed in its place: nothing else imports either."""

from importlib.util import find_spec

if find_spec("mkdocs") is None and find_spec("properdocs") is not None:
    # ProperDocs goes on from MkDocs 1.6 and answers to its name, so that themes and plugins need not know.
    import properdocs.replacement  # noqa: F401
