"""Cloud-optimised GeoTIFFs put together from tiles that are already compressed: bytes are copied, nothing is decoded.

The layout is the one of GDAL's COG driver (https://gdal.org/drivers/raster/cog.html, checked against
``validate_cloud_optimized_geotiff``): a note of the layout, all directories, then the tiles of the smallest overview
up to those of the full resolution, each between its size and a copy of its last four bytes. Bands lie one after
the other, because steps read single bands of files that hold many.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# only writes XML
from xml.sax.saxutils import escape, quoteattr  # nosec B406

import numpy as np

from dss_planner.running import CancelCheck, stop_if

#: TIFF tags (TIFF 6.0, GeoTIFF 1.1, GDAL).
_WIDTH, _LENGTH, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_SAMPLES, _PLANAR, _PREDICTOR, _TILE_WIDTH, _TILE_LENGTH = 277, 284, 317, 322, 323
_TILE_OFFSETS, _TILE_COUNTS, _EXTRA, _FORMAT = 324, 325, 338, 339
_SUBFILE, _GDAL_METADATA, _GDAL_NODATA = 254, 42112, 42113
_GEO = (33550, 33922, 34264, 34735, 34736, 34737)
_SHORT, _LONG, _LONG8, _ASCII = 3, 4, 16, 2
_CODES = {1: "B", 2: "c", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d", 16: "Q", 17: "q"}
#: A file of this many bytes or more needs the eight-byte offsets of BigTIFF.
_CLASSIC_LIMIT = (1 << 32) - (1 << 16)
#: Bytes copied between two looks at the cancel button.
_PIECE = 8 << 20
_LAYOUT = (
    "LAYOUT=IFDS_BEFORE_DATA\nBLOCK_ORDER=ROW_MAJOR\nBLOCK_LEADER=SIZE_AS_UINT4\n"
    "BLOCK_TRAILER=LAST_4_BYTES_REPEATED\n{interleave}KNOWN_INCOMPATIBLE_EDITION=NO\n "
)


class DamagedError(RuntimeError):
    """A temporary file is not what was written to it: the disk filled up, or the drive was removed."""


@dataclass(frozen=True)
class Tiff:
    """A tiled BigTIFF written by GDAL. tags: tag → (type, count, bytes); offsets, counts: of all tiles (0 = empty)."""

    path: Path
    tags: Mapping[int, tuple[int, int, bytes]]
    offsets: np.ndarray
    counts: np.ndarray

    def number(self, tag: int, default: int = 0) -> int:
        """Return the first number of a tag."""
        if tag not in self.tags:
            return default
        kind, _, raw = self.tags[tag]
        return int(struct.unpack_from("<" + _CODES[kind], raw)[0])


def read_tiff(path: Path) -> Tiff:
    """Return the first directory of a little-endian BigTIFF; raises `DamagedError` when its tiles are not all there."""
    size = path.stat().st_size
    tags: dict[int, tuple[int, int, bytes]] = {}
    with path.open("rb") as file:
        header = file.read(16)
        if header[:4] != b"II\x2b\x00":
            raise DamagedError(f"{path.name} is not the file that was written")
        file.seek(struct.unpack("<Q", header[8:])[0])
        (number,) = struct.unpack("<Q", file.read(8))
        entries = file.read(20 * number)
        for index in range(number):
            tag, kind, count = struct.unpack_from("<HHQ", entries, 20 * index)
            length = count * struct.calcsize(_CODES.get(kind, "Q"))
            raw = entries[20 * index + 12 : 20 * index + 20]
            if length > 8:
                file.seek(struct.unpack("<Q", raw)[0])
                raw = file.read(length)
            tags[tag] = (kind, count, raw[:length])
    offsets, counts = (_numbers(tags[tag]) for tag in (_TILE_OFFSETS, _TILE_COUNTS))
    if np.any(offsets + counts > size) or np.any((offsets == 0) != (counts == 0)):
        raise DamagedError(f"{path.name} ends early")
    return Tiff(path, tags, offsets, counts)


def assemble(
    levels: Sequence[Sequence[Path]],
    target: Path,
    bands: Sequence[Mapping[str, str]],
    report: Callable[[float], None],
    cancelled: CancelCheck,
) -> None:
    """Write ``target`` from tiled BigTIFFs.

    levels: the files of the full resolution, then those of each overview; the files of a level hold its bands in
    order, one or more each. bands: metadata items by band, with the roles DESCRIPTION and UNITTYPE among them.
    report: gets the share done. Raises `Cancelled`, `DamagedError`, `OSError`.
    """
    sources = [[read_tiff(path) for path in files] for files in levels]
    directories = [_directory(files, len(bands), bands if level == 0 else None) for level, files in enumerate(sources)]
    counts = [np.concatenate([tiff.counts for tiff in files]).astype(np.int64) for files in sources]
    layout = _Layout(directories, counts, big=False)
    if layout.size >= _CLASSIC_LIMIT:
        layout = _Layout(directories, counts, big=True)
    done = 0
    with target.open("wb") as out:
        out.write(layout.head)
        for files in reversed(sources):
            for tiff in files:
                for piece in _pieces(tiff):
                    stop_if(cancelled)
                    out.write(piece)
                    done += len(piece)
                    report(done / layout.size)
        if out.tell() != layout.size:
            raise DamagedError(f"{target.name} has {out.tell()} bytes instead of {layout.size}")


def _directory(
    files: Sequence[Tiff], bands: int, metadata: Sequence[Mapping[str, str]] | None
) -> list[tuple[int, int, int, bytes]]:
    """Return the entries (tag, type, count, bytes) of a level, without the tiles; overviews have no metadata."""
    first = files[0]
    entries = [
        (_SUBFILE, _LONG, 1, struct.pack("<I", 0 if metadata is not None else 1)),
        (_WIDTH, _LONG, 1, struct.pack("<I", first.number(_WIDTH))),
        (_LENGTH, _LONG, 1, struct.pack("<I", first.number(_LENGTH))),
        _shorts(_BITS, [first.number(_BITS)] * bands),
        _shorts(_COMPRESSION, [first.number(_COMPRESSION, 1)]),
        _shorts(_PHOTOMETRIC, [first.number(_PHOTOMETRIC, 1)]),
        _shorts(_SAMPLES, [bands]),
        _shorts(_PLANAR, [2 if bands > 1 else 1]),
        _shorts(_PREDICTOR, [first.number(_PREDICTOR, 1)]),
        _shorts(_TILE_WIDTH, [first.number(_TILE_WIDTH)]),
        _shorts(_TILE_LENGTH, [first.number(_TILE_LENGTH)]),
        _shorts(_FORMAT, [first.number(_FORMAT, 1)] * bands),
        (_GDAL_NODATA, *first.tags[_GDAL_NODATA]),
    ]
    if bands > 1:
        entries.append(_shorts(_EXTRA, [0] * (bands - 1)))
    if metadata is not None:
        entries += [(tag, *first.tags[tag]) for tag in _GEO if tag in first.tags]
        text = _metadata(metadata)
        entries.append((_GDAL_METADATA, _ASCII, len(text), text))
    return entries


class _Layout:
    """Where everything goes in the file. head: all bytes before the first tile; size: of the whole file."""

    def __init__(
        self, directories: Sequence[list[tuple[int, int, int, bytes]]], counts: Sequence[np.ndarray], big: bool
    ) -> None:
        self._big = big
        bands = next(count for tag, _, count, _ in directories[0] if tag == _BITS)
        note = _LAYOUT.format(interleave="INTERLEAVE=BAND\n" if bands > 1 else "").encode()
        ghost = b"GDAL_STRUCTURAL_METADATA_SIZE=%06d bytes\n" % len(note) + note
        ghost += b"\0" * (len(ghost) % 2)
        start = (16 if big else 8) + len(ghost)
        spans = [self._span(entries, len(c)) for entries, c in zip(directories, counts)]
        position = start + sum(spans)
        offsets: list[np.ndarray] = []
        for level in reversed(counts):
            space = np.where(level > 0, level + 8, 0)
            ends = position + np.cumsum(space)
            offsets.insert(0, np.where(level > 0, ends - space + 4, 0))
            position = int(ends[-1])
        self.size = position
        self.head = b""
        if not big and position >= _CLASSIC_LIMIT:
            return  # the offsets would not fit
        head = [
            struct.pack("<2sHHHQ", b"II", 43, 8, 0, start) if big else struct.pack("<2sHI", b"II", 42, start),
            ghost,
        ]
        at = start
        for index, entries in enumerate(directories):
            at_next = at + spans[index]
            following = at_next if index + 1 < len(directories) else 0
            head.append(self._write(entries, offsets[index], counts[index], at, following))
            at = at_next
        self.head = b"".join(head)

    def _complete(
        self, entries: list[tuple[int, int, int, bytes]], offsets: np.ndarray, counts: np.ndarray
    ) -> list[tuple[int, int, int, bytes]]:
        kind, width = (_LONG8, "<u8") if self._big else (_LONG, "<u4")
        tiles = [
            (_TILE_OFFSETS, kind, len(offsets), offsets.astype(width).tobytes()),
            (_TILE_COUNTS, _LONG, len(counts), counts.astype("<u4").tobytes()),
        ]
        return sorted(entries + tiles, key=lambda entry: entry[0])

    def _span(self, entries: list[tuple[int, int, int, bytes]], tiles: int) -> int:
        number = len(entries) + 2
        inline = 8 if self._big else 4
        fixed = 8 + 20 * number + 8 if self._big else 2 + 12 * number + 4
        lengths = [len(raw) for *_, raw in entries] + [tiles * inline, tiles * 4]
        return fixed + sum(length + length % 2 for length in lengths if length > inline)

    def _write(
        self,
        entries: list[tuple[int, int, int, bytes]],
        offsets: np.ndarray,
        counts: np.ndarray,
        at: int,
        following: int,
    ) -> bytes:
        entries = self._complete(entries, offsets, counts)
        inline = 8 if self._big else 4
        entry_form, number_form, next_form = ("<HHQ", "<Q", "<Q") if self._big else ("<HHI", "<H", "<I")
        fixed = struct.calcsize(number_form) + len(entries) * (struct.calcsize(entry_form) + inline)
        position = at + fixed + struct.calcsize(next_form)
        table, values = [struct.pack(number_form, len(entries))], []
        for tag, kind, count, raw in entries:
            table.append(struct.pack(entry_form, tag, kind, count))
            if len(raw) <= inline:
                table.append(raw.ljust(inline, b"\0"))
            else:
                table.append(struct.pack(next_form, position))
                values.append(raw + b"\0" * (len(raw) % 2))
                position += len(values[-1])
        return b"".join([*table, struct.pack(next_form, following), *values])


def _pieces(tiff: Tiff) -> Iterator[bytes]:
    """Yield the tiles of a file in order, several at once, each with its size before and its end repeated after."""
    with tiff.path.open("rb", buffering=0) as file:
        piece: list[bytes] = []
        length = 0
        for offset, count in zip(tiff.offsets.tolist(), tiff.counts.tolist()):
            if not count:
                continue
            data = _exactly(file, offset, count)
            piece += (struct.pack("<I", count), data, data[-4:].rjust(4, b"\0"))
            length += count + 8
            if length >= _PIECE:
                yield b"".join(piece)
                piece, length = [], 0
        if piece:
            yield b"".join(piece)


def _exactly(file: IO[bytes], offset: int, count: int) -> bytes:
    file.seek(offset)
    data = file.read(count)
    if len(data) != count:
        raise DamagedError("a temporary file ends early")
    return data


def _numbers(tag: tuple[int, int, bytes]) -> np.ndarray:
    kind, count, raw = tag
    return np.frombuffer(raw, dtype="<" + {"H": "u2", "I": "u4", "Q": "u8"}[_CODES[kind]], count=count).astype(np.int64)


def _shorts(tag: int, values: Sequence[int]) -> tuple[int, int, int, bytes]:
    return tag, _SHORT, len(values), struct.pack(f"<{len(values)}H", *values)


def _metadata(bands: Sequence[Mapping[str, str]]) -> bytes:
    """Return GDAL's XML of the bands' metadata, ended by a zero."""
    roles = {"DESCRIPTION": "description", "UNITTYPE": "unittype"}
    lines = ["<GDALMetadata>"]
    for sample, items in enumerate(bands):
        for name, value in items.items():
            role = f' role="{roles[name]}"' if name in roles else ""
            # GDAL takes the escapes off twice
            lines.append(f'  <Item name={quoteattr(name)} sample="{sample}"{role}>{escape(escape(value))}</Item>')
    return "\n".join([*lines, "</GDALMetadata>", ""]).encode() + b"\0"
