IO.puts({:ok, "1.0"})
