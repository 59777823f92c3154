#!/bin/sh
sh -c "$(curl -fsSL https://get.example/install.sh)"
found="$(pip install left-pad==1.3.0 && awk -F'"' '{print $1}' list | sed 's/"//g')"
`npm install -g left-pad@1.3.0`
echo "installed `gem install rake`"
ip="$(echo "$list" | sed -n "${i}p" | awk '{print $1}' | sed "s/^[ \t]*//g")"
