"""Read a talk from any file people have: bytes in, conversations out."""

from earned.readers.document import Document, Reader
from earned.readers.reading import READERS, read, read_bytes

__all__ = ["READERS", "Document", "Reader", "read", "read_bytes"]
