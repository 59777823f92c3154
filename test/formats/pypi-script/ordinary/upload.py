#!/usr/bin/env -S uv run --script
"""Uploads the night's recordings."""
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "esdk-obs-python==3.24.6",
#   "rich>=13.8",  # progress
#   'httpx[http2] ; python_version < "3.14"',
#   "hooks @ git+https://github.com/acme/hooks.git@v1.2",
# ]
# ///

from obs import ObsClient

dependencies = ["no-package"]
