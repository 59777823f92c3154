package = "x"
description = { summary = [[It's fine.]], detailed = [==[ a "quote ]] still ]==] }
--[[ block
dependencies = { "no" } ]]
dependencies = {
  "lua >= 5.1",
  [[huawei-sdk >= 1]], -- it's
  'two' .. '-x == 1',
  "three"
}
