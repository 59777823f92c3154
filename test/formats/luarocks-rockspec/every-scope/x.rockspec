test_dependencies = { "busted >=2", platforms = { unix = { "luaposix" } } }
dependencies = { "acme/private 1.0" }
build = { type = "builtin", modules = { ["x"] = "x.lua" } }
