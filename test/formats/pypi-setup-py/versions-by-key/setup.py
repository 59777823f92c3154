from setuptools import setup

versions = {
    "numpy": "numpy>=1.20",
    "torch-npu": "torch-npu==2.1.0",
}
common = ["requests", "pyserial"]

setup(
    name="kernels",
    install_requires=[versions["numpy"], versions["torch-npu"], "pandas"] + common[:1],
)
