pip install six
echo "it is not closed
pip install other
