# /// script
# dependencies = ["mindspore==2.2.14"]
#
# [tool.uv]
# exclude-newer = "2025-01-01T00:00:00Z"
# constraint-dependencies = ["numpy<2"]
# [[tool.uv.index]]
# url = "https://repo.huaweicloud.com/repository/pypi/simple"
# ///
# [tool.other]
print("train")
