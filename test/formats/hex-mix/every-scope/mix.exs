def deps, do: [{:a, "1.0"}, {:b, "~> 2.0", hex: :bee}]
def project, do: [deps: [{:c, "3.0"}], aliases: [{:setup, "deps.get"}]]
defp dev_deps() do
  [{:"quoted-name", ">= 0.0.0", only: :dev}]
end
