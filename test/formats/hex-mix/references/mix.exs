defmodule Camera.MixProject do
  use Mix.Project

  defp deps() do
    [ # {:commented, "~> 0.1"},
      {:ecto, github: "elixir-ecto/ecto", ref: "795036d"},
      {:phoenix, git: "https://gitee.com/mirrors/phoenix.git", branch: "main", override: true},
      {:charlist, github: "acme/charlist", tag: 'v1.2.0'},
      {:gun, "~> 2.0", hex: "grpc_gun"},
      {:plain, github: "acme/plain"},
      {:nerves, "~> 1.7",
        runtime: false,
        targets: @all_targets}
    ]
  end
end
