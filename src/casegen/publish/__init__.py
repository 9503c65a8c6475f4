"""From pages to files: stamping, sitemap, what is counted, and the swap that makes a build visible."""
