"""What is computed over all cases before any page: related cases, what a record lacks, where cases are."""
