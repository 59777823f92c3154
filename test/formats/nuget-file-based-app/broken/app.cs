#:package
#:package A@1.0
