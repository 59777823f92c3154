#!/usr/bin/env python
import os
from setuptools import setup

version = "1.0"
requirements = [
    "django>=4",
    "celery==%s" % version,
]
test_requirements = ["pytest"] + ["mock"]
extras = {"docs": ["sphinx"], "all": requirements}
extras["later"] = ["numpydoc"]


def read(name):
    return open(name).read().splitlines()


setup_args = dict(
    name="x",
    setup_requires="wheel",
    install_requires=requirements + ["redis"] + read("requirements.txt"),
    tests_require=test_requirements,
    extras_require=extras,
)
setup(**setup_args, requires=("numpy (>=1.20)",))
setup(install_requires="""
    flask>=2
    jinja2
""")
{"install_requires": ["from-dict==1"]}
setup(extras_require=dict(
    test=["tox>=4"],
    docs=list(("mkdocs>=1.5" + ",!=1.6",)),
), tests_require="""
nose2==0.14.1
parameterized
""".split())
