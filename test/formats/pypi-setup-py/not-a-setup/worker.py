import pool


def start():
    pool.setup(requires=["camera"])
