#:package A@1.0
#:package A@2.0
