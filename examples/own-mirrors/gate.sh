#!/bin/sh
# Fails at warnings too, and passes: the mirror is waived, with its last day and who decided. Exit code 0.
# In a repository of your own the policy is .sanctionlint.yaml at its root, and needs no option.
cd "$(dirname "$0")" || exit 2
exec ${SANCTIONLINT:-npx sanctionlint} audit . --policy policy.yaml --fail-on warning --show-waived "$@"
