from setuptools import setup
setup(install_requires=["six==1.16.0", "six==1.16.0"], tests_require=["six"])
