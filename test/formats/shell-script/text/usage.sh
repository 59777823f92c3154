cat <<EOF
It's simple: pip install nothing
EOF
echo pip install nothing
echo "run: pip install nothing" # don't
# pip install nothing
pip install six # it's needed
