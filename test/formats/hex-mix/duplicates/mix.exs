defp deps do
  [{:a, "1"}, {:a, "1"}]
end
