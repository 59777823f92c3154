What a specification says: name, version, and what is needed to run.
