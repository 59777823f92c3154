region = "west"
