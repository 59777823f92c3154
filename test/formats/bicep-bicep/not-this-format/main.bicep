param image string
output module string = image
