"""Notes on requires = "zlib/1.3" in a docstring."""
print("nothing to build")
