val half = 10 % 4
val rest = total %% parts
shellPrompt := (_ => "at %%s")
