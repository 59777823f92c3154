from setuptools import setup

setup(name="kernels", install_requires=["torch-npu==2.1.0"])
