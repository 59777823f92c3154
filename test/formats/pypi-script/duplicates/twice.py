# /// script
# dependencies = [
#   "requests==2.32.3",
#   "requests==2.31.0",
# ]
# ///
# /// script
# dependencies = ["second-block"]
# ///
