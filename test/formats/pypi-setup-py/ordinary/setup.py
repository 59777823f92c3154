from setuptools import setup, find_packages

setup(
    name="camera-gateway",
    version="0.3.0",
    packages=find_packages(),
    install_requires=[
        "huaweicloudsdkcore>=3.1.86",  # cloud
        'requests==2.31.0; python_version >= "3.8"',
        "attrs",
    ],
    extras_require={
        "npu": ["torch-npu @ https://gitee.com/ascend/pytorch/releases/torch_npu.whl"],
        ":python_version<'3.8'": ["importlib-metadata"],
    },
)
