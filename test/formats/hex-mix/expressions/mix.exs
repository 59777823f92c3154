defmodule X do
  @v "1.0"
  def project, do: [deps: deps()]
  defp deps do
    [{:huawei, "~> 1.0"}, {:b, @v}, {:c, "~> " <> "2.0"}, {:d, git: "https://git.example/a/d.git"}, {:e, github: "huaweicloud/e", tag: "1"}]
  end
end
