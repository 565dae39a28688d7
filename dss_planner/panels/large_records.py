"""Records of results too large to be read in passing: those of thousands of sites take 0.1 s."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from dss_planner import provenance
from dss_planner.layers.metadata import Facts, read_facts

#: A record up to this size is read with its layer, within some 5 ms [bytes].
AT_ONCE = 200_000


class LargeRecords:
    """Reads them in a thread of its own."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "DSS Planner record")
        #: File → its stamp when it was read, and what was found.
        self._read: dict[str, tuple[tuple[int, int], Future[Facts]]] = {}

    def ready(self, path: str) -> bool:
        """Return whether the record of the file ``path`` can be had at once; where not, reading it begins."""
        stamp = self._stamp(path)
        if stamp[1] <= AT_ONCE:
            return True
        if path not in self._read or self._read[path][0] != stamp:
            self._read[path] = stamp, self._thread.submit(read_facts, path)
        return self._read[path][1].done()

    def take(self, path: str) -> dict[str, Facts]:
        """Return file → what its record says; empty where it is small enough to be read with the layer.

        Waits for one that is being read. It is kept: several layers can lie in one file.
        """
        if self._stamp(path)[1] <= AT_ONCE:
            return {}
        self.ready(path)
        return {path: self._read[path][1].result()}

    def close(self) -> None:
        """Read nothing more."""
        self._read.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)

    @staticmethod
    def _stamp(path: str) -> tuple[int, int]:
        try:
            found = provenance.sidecar(path).stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size
