dependencies = {
   "a >=
   "b",
   "", ">= 1"
