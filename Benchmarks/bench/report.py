"""Publishes a run."""


def publish(result, found, samples, file):
    pass
