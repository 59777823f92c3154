package = "camera"
version = "1.0-1"
source = { url = "git+https://gitee.com/acme/camera.git", tag = "v1.0" }
-- it's "here >= 1"
dependencies = {
   "lua >= 5.1, < 5.5",
   "luasocket ~> 3.0", -- not "this"
   "penlight == 1.13.1-1",
   'lpeg',
}
build_dependencies = { "luarocks-build-rust" }
