"""Writes the Dockerfile of a project."""

DOCKERFILE = """
FROM {base}
RUN npm install -g left-pad
"""
