package = "x"
