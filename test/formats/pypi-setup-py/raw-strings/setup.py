import re
from setuptools import setup
VERSION = re.search(r"v = ['\"]([^'\"]*)", open("x").read()).group(1)
DOC = r"""a\"""b"""
Q = r'it\'s'
setup(
    name="a",
    install_requires=["huawei-sdk==1.0", "requests>=2"],
)
