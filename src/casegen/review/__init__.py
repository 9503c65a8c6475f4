"""What a pull request changes in a library, told to whoever sent it and to whoever decides on it."""
