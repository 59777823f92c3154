print("install_requires is not set here")
