M.K. four channels, one tune
