import sys

from setuptools import find_packages, setup

reqs = ["requests>=2.28", "esdk-obs-python==3.23.12"]
if sys.platform == "linux":
    reqs.append("torch-npu==2.1.0")
reqs += ["pyserial"]

extras = {"test": ["pytest"]}
extras["docs"] = ["sphinx~=7.0"]
extras["all"] = sum(extras.values(), [])
extras.update({"lint": ["ruff==0.4.1"]})

install_requires = ["numpy"]
install_requires.extend(["pandas<3", "numpy"])

setup(
    name="kernels",
    packages=find_packages(),
    install_requires=install_requires,
    setup_requires=reqs,
    extras_require=extras,
)

classifiers = []
classifiers.append("Programming Language :: Python")
