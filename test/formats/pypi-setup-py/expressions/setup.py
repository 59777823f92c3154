from setuptools import setup
X = True
P = "hua"
setup(
    name='b',
    install_requires=["aliyun" if X else "aliyun<2", "b", 'hua' 'wei', 'al' + 'ibaba', P + "weicloud", "{}-sdk".format(P), "%s-core" % P, f"{P}-obs>=1", ("tup"
       "le-x")],
    extras_require={"x": ["pkg-" + P, "un-" + unknown, "{}".format(unknown2)]},
)
