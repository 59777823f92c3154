dependencies = { "a", "a" }
