#!/bin/sh
deno add npm:chalk@5 jsr:@std/path@^1.0.0
deno install -g -A -n tool jsr:@acme/tool@1.2.3
deno cache main.ts
deno run --allow-net npm:@acme/serve "$1"
