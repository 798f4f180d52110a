"""papertriage: from a pile of saved listing pages to a short list worth reading."""

__version__ = "0.1.0"
