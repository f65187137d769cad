"""Writes a network: one `.onnx` file while it is small, else beside it the weights, in files of a limited size, a few rows
at a time. Knows tensors and files; no network.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from workshop.export.failure import BadInput
from workshop.export.graph import Graph
from workshop.export.weight import Stored

# A network of at most this many bytes is one file.
INLINE = 64 << 20
# Shapes and axes have to be at hand when the graph is read.
ALWAYS_INLINE = 4096
ALIGNMENT = 64


@dataclass(frozen=True)
class Layout:
    """Where each tensor goes: `inline` into the `.onnx`, the others to (file, offset)."""

    inline: dict[str, Stored]
    files: list[list[tuple[str, Stored, int]]]

    def file_bytes(self, number: int) -> int:
        _, last, offset = self.files[number][-1]
        return offset + last.bytes


def lay_out(graph: Graph, limit: int) -> Layout:
    """@raises BadInput when one tensor alone passes `limit`: `store_weights` splits matrices and tables, not vectors."""
    if sum(tensor.bytes for tensor in graph.weights.values()) <= min(INLINE, limit):
        return Layout(dict(graph.weights), [])
    inline, files, end = {}, [], limit
    for name, tensor in graph.weights.items():
        if tensor.bytes <= ALWAYS_INLINE:
            inline[name] = tensor
            continue
        if tensor.bytes > limit:
            raise BadInput(f"{name} has {tensor.bytes:,} bytes, more than a file may have ({limit:,}): give a larger --shard")
        start = -(-end // ALIGNMENT) * ALIGNMENT
        if start + tensor.bytes > limit:
            files.append([])
            start = 0
        files[-1].append((name, tensor, start))
        end = start + tensor.bytes
    return Layout(inline, files)


def data_name(network_file: str, number: int) -> str:
    """As transformers.js names them: `x.onnx_data`, `x.onnx_data_1` …"""
    return f"{network_file}_data" + (f"_{number}" if number else "")


def planned_bytes(graph: Graph, network_file: str, limit: int) -> dict[str, int]:
    """The files that `write_network` would write, with their sizes (the `.onnx` to within a few bytes)."""
    layout = lay_out(graph, limit)
    references = [reference(*place) for place in places(layout, network_file)]
    own = graph.model(references).ByteSize() + sum(t.bytes + len(name) + 24 for name, t in layout.inline.items())
    return {network_file: own} | {data_name(network_file, i): layout.file_bytes(i) for i in range(len(layout.files))}


def write_network(graph: Graph, path: Path, limit: int) -> None:
    """`path` and its data files, none of more than `limit` bytes. @raises OSError with the file's name."""
    layout = lay_out(graph, limit)
    try:
        write_files(graph, layout, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def write_files(graph: Graph, layout: Layout, path: Path) -> None:
    for number, tensors in enumerate(layout.files):
        with open(path.with_name(data_name(path.name, number)), "wb") as file:
            for _, tensor, offset in tensors:
                file.seek(offset)
                for piece in tensor.pieces():
                    file.write(piece.data)
    references = {place[0]: reference(*place) for place in places(layout, path.name)}
    weights = [references.get(name) or inlined(name, layout.inline[name]) for name in graph.weights]
    onnx.save(graph.model(weights), path)


def places(layout: Layout, network_file: str) -> Iterator[tuple[str, Stored, str, int]]:
    for number, tensors in enumerate(layout.files):
        for name, tensor, offset in tensors:
            yield name, tensor, data_name(network_file, number), offset


def reference(name: str, tensor: Stored, file: str, offset: int) -> TensorProto:
    """A tensor whose bytes lie in `file`, beside the `.onnx`."""
    proto = TensorProto(name=name, dims=tensor.shape, data_type=helper.np_dtype_to_tensor_dtype(tensor.dtype))
    proto.data_location = TensorProto.EXTERNAL
    for key, value in (("location", file), ("offset", offset), ("length", tensor.bytes)):
        proto.external_data.add(key=key, value=str(value))
    return proto


def inlined(name: str, tensor: Stored) -> TensorProto:
    pieces = list(tensor.pieces())
    array = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
    return numpy_helper.from_array(array.reshape(tensor.shape), name)
