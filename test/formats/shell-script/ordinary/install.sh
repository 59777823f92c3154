#!/bin/bash
set -e
INDEX=https://mirror.example/simple
pip install huaweicloudsdk==1.0 -i "$INDEX"
if ! npm install -g left-pad@1.3.0 --registry=https://npm.example; then exit 1; fi
curl -sSL https://get.example/x.sh | bash
