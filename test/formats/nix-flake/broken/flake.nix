{
  inputs = {
    a.url = "github:x/y;
    b.url =
    c = { url = "github:x/c"
