defmodule Camera.MixProject do
  use Mix.Project

  def project do
    [app: :camera, version: "0.1.0", deps: deps()]
  end

  def application, do: [extra_applications: [:logger]]

  # comment {:not, "1.0"}
  defp deps do
    [
      {:phoenix, "~> 1.7.12"},
      {:plug, "== 1.15.3"},
      {:forked, git: "https://gitee.com/acme/forked.git", tag: "v1.0"},
      {:tools, github: "acme/tools", branch: "main"},
      {:credo, ">= 1.7.0", only: [:dev, :test], runtime: false},
      {:local, path: "../local"}
    ]
  end
end
