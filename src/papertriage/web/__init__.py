"""All that goes over the network."""

from papertriage.web.fetch import Clock, Fetched, Limits, fetch

__all__ = ["Clock", "Fetched", "Limits", "fetch"]
