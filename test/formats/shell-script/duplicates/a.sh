pip install six
pip install six
