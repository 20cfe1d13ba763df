"""Faces for one page: the theme's fonts cut to the characters that the page shows, small enough to travel inside it.

HarfBuzz cuts them in a few milliseconds; it is the library that WeasyPrint cuts the fonts of a PDF with.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from ctypes.util import find_library
from functools import lru_cache
from importlib import metadata
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Protocol

from fontTools.ttLib import TTFont

from scorecard.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAKERS = ("brotli", "fonttools")
"""The libraries whose version can change what a face holds."""
FEATURES = ("ccmp", "kern", "locl", "mark", "tnum")
_NO_HINTS = 0x1
_LAYOUT_FEATURES = 6
_READ_ONLY = 1
_LIBRARIES = {
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "/opt/homebrew/lib/libharfbuzz.0.dylib"),
    "harfbuzz-subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "/opt/homebrew/lib/libharfbuzz-subset.0.dylib",
    ),
}


class FaceStore(Protocol):
    """Where finished faces wait for the next page or the next build, by name."""

    def read(self, name: str) -> bytes | None:
        """Return a face, whole, or None."""

    def write(self, name: str, face: bytes) -> None:
        """Keep a face."""


def cut_face(font: bytes, characters: Iterable[str]) -> bytes:
    """Return a TrueType font cut to the characters that it has among these, as WOFF 2.0; RenderError if not possible.

    The same font, characters and libraries give the same bytes.
    """
    library = _harfbuzz()
    blob = library.hb_blob_create(font, len(font), _READ_ONLY, None, None)
    face = library.hb_face_create(blob, 0)
    wanted = library.hb_subset_input_create_or_fail()
    try:
        points = library.hb_subset_input_unicode_set(wanted)
        for character in characters:
            library.hb_set_add(points, ord(character))
        features = library.hb_subset_input_set(wanted, _LAYOUT_FEATURES)
        library.hb_set_clear(features)
        for feature in FEATURES:
            library.hb_set_add(features, int.from_bytes(feature.encode("ascii"), "big"))
        library.hb_subset_input_set_flags(wanted, _NO_HINTS)
        small = library.hb_subset_or_fail(face, wanted)
        content = _read_face(library, small) if small else b""
        library.hb_face_destroy(small)
    finally:
        library.hb_subset_input_destroy(wanted)
        library.hb_face_destroy(face)
        library.hb_blob_destroy(blob)
    if int.from_bytes(content[4:6], "big") == 0:
        raise RenderError("HarfBuzz cannot cut a font of the theme: is it a TrueType font?")
    return pack_woff(content)


def take_face(store: FaceStore | None, font: bytes, characters: str) -> bytes:
    """Return a face as `cut_face` does, from the store where it waits there; without a store it is cut each time."""
    if store is None:
        return cut_face(font, characters)
    name = hashlib.sha256(hashlib.sha256(font).digest() + f"{_made_with()}\n{characters}".encode()).hexdigest()
    face = store.read(name)
    if face is None:
        face = cut_face(font, characters)
        store.write(name, face)
    return face


@lru_cache(maxsize=1)
def _made_with() -> str:
    """Return what can change a face beside the font and the characters."""
    return " ".join([*FEATURES, *(f"{name} {metadata.version(name)}" for name in _MAKERS)])


def pack_woff(font: bytes) -> bytes:
    """Return a font file as WOFF 2.0; the same font and libraries give the same bytes."""
    file = TTFont(io.BytesIO(font), recalcTimestamp=False)
    file.flavor = "woff2"
    packed = io.BytesIO()
    file.save(packed)
    return packed.getvalue()


def _read_face(library: SimpleNamespace, face: int) -> bytes:
    blob = library.hb_face_reference_blob(face)
    length = ctypes.c_uint()
    content = ctypes.string_at(library.hb_blob_get_data(blob, ctypes.byref(length)), length.value)
    library.hb_blob_destroy(blob)
    return content


@lru_cache(maxsize=1)
def _harfbuzz() -> SimpleNamespace:
    """Return HarfBuzz's functions; their types must be declared, or pointers would be cut to 32 bits."""
    base, subset = _open("harfbuzz"), _open("harfbuzz-subset")
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    declared: tuple[tuple[ctypes.CDLL, str, Any, tuple[Any, ...]], ...] = (
        (base, "hb_blob_create", pointer, (ctypes.c_char_p, number, ctypes.c_int, pointer, pointer)),
        (base, "hb_blob_destroy", None, (pointer,)),
        (base, "hb_blob_get_data", pointer, (pointer, ctypes.POINTER(number))),
        (base, "hb_face_create", pointer, (pointer, number)),
        (base, "hb_face_destroy", None, (pointer,)),
        (base, "hb_face_reference_blob", pointer, (pointer,)),
        (base, "hb_set_add", None, (pointer, number)),
        (base, "hb_set_clear", None, (pointer,)),
        (subset, "hb_subset_input_create_or_fail", pointer, ()),
        (subset, "hb_subset_input_destroy", None, (pointer,)),
        (subset, "hb_subset_input_set", pointer, (pointer, ctypes.c_int)),
        (subset, "hb_subset_input_set_flags", None, (pointer, number)),
        (subset, "hb_subset_input_unicode_set", pointer, (pointer,)),
        (subset, "hb_subset_or_fail", pointer, (pointer, pointer)),
    )
    functions: dict[str, Any] = {}
    for library, name, result, arguments in declared:
        function = library[name]
        function.restype, function.argtypes = result, arguments
        functions[name] = function
    return SimpleNamespace(**functions)


def _open(name: str) -> ctypes.CDLL:
    for candidate in (*_LIBRARIES[name], find_library(name)):
        try:
            return ctypes.CDLL(candidate)
        except OSError:
            continue
    raise RenderError(f"the system library {name} is missing; `make` says how to install it")
