"""The one adapter to MkDocs (and ProperDocs): nothing else imports it."""
