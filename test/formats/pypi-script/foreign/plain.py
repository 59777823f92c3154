# A comment about `# /// script` blocks.
dependencies = ["requests"]
