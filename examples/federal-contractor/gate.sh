#!/bin/sh
# What the contracting officer sees: every finding with its list and citation, waived ones with who approved them. Exit code 1: there are
# errors. In a repository of your own the policy is .sanctionlint.yaml at its root, and needs no option.
cd "$(dirname "$0")" || exit 2
exec ${SANCTIONLINT:-npx sanctionlint} audit . --policy policy.yaml --show-waived "$@"
