from setuptools import setup

kwargs = {}
kwargs["install_requires"] = ["one", "two>=2.0"]
kwargs["tests_require"] = ["three"]
kwargs["extras_require"] = {
    "more": ["four==4.1"],
    "tests": kwargs["tests_require"],
}
kwargs["extras_require"]["docs"] = ["five < 3"]
kwargs["install_requires"] += ["six"]
kwargs["packages"] += ["own"]
kwargs["install_requires"].append("seven")
kwargs.setdefault("setup_requires", ["eight"])
print(kwargs["install_requires"], "nine")

setup(name="app", **kwargs)
