from setuptools import setup
setup(
    install_requires=[
        "six==1.16.0",
        "django>=
        "redis",
    extras_require={"a": ["b"
