from setuptools import setup
reqs = ["a1", "b1"]
more = reqs + ["c1"]
setup(install_requires=more + ["d1"], tests_require=[x for x in ["e1"]], extras_require=dict(dev=reqs))
