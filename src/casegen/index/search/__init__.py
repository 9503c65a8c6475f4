"""The index of the search: from the texts of documents to the postings of words, pairs of characters and concepts."""
