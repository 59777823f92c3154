from setuptools import Extension, setup

setup(name="kernels", ext_modules=[Extension("a", ["a.c"])], install_requires=["numpy>=1.20"])
