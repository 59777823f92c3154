#!/bin/sh
# Bills of materials in German, a package of the device's user interface. Exit code 1: there are errors.
# In a repository of your own the policy is .sanctionlint.yaml at its root, and needs no option.
cd "$(dirname "$0")" || exit 2
exec ${SANCTIONLINT:-npx sanctionlint} audit . --policy policy.yaml "$@"
