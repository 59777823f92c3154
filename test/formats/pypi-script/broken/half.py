# /// script
# dependencies = [
#   "requests==2.32.3",
#   "==1.2.3",
#   "rich>=13
