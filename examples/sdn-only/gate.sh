#!/bin/sh
# Nothing but the SDN list may stop a change, and nothing else is told. Exit code 1: a package of a blocked party.
# In a repository of your own the policy is .sanctionlint.yaml at its root, and needs no option.
cd "$(dirname "$0")" || exit 2
exec ${SANCTIONLINT:-npx sanctionlint} audit . --policy policy.yaml "$@"
