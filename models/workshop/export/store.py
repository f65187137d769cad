"""Gives every weight of a graph its form on disk, and the nodes that read that form. Knows MatMul and Gather; no network.

A weight that passes the size limit of a file becomes several: a matrix by outputs, a table by columns.
"""

from collections.abc import Callable, Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper

from workshop.export.graph import MICROSOFT, Graph
from workshop.export.quantise import Blocks, Int8, blocks_rounded, int8_rounded
from workshop.export.weight import Stored, Transposed, Weight, stored_rows, stored_transposed

# Weights of fewer numbers than this are not worth a scale.
SMALLEST = 4096

Nodes = list[onnx.NodeProto]


class Float32:
    """As they are. The other ways are its subclasses; each names the bytes of a number on disk, without scales."""

    matrix_bytes: float = 4
    table_bytes: float = 4

    def matrix(self, graph: Graph, node: onnx.NodeProto, name: str, weight: Weight, half: bool) -> Nodes:
        """The nodes that do `node`, a MatMul with `weight` [out, in] turned over, under names that begin with `name`.
        `half` says that it multiplies in float16."""
        graph.weights[name] = stored_transposed(weight, np.float16 if half else np.float32)
        return [helper.make_node("MatMul", [node.input[0], name], list(node.output), node.name)]

    def table(self, graph: Graph, node: onnx.NodeProto, name: str, weight: Weight) -> Nodes:
        """The nodes that do `node`, a Gather of rows of `weight`."""
        graph.weights[name] = stored_rows(weight)
        return [helper.make_node("Gather", [name, node.input[1]], list(node.output), node.name)]

    def rounded_matrix(self, weight: np.ndarray) -> np.ndarray:
        """What is left of a matrix [out, in] once it has been stored."""
        return weight

    def rounded_table(self, weight: np.ndarray) -> np.ndarray:
        return weight


class UnfoldedInt8(Float32):
    """A scale per output (per row of a table); onnxruntime unfolds matrices to float32 once, when it loads the graph, so
    that a small model pays for its size on the wire only, and computes the same on every backend."""

    matrix_bytes = 1
    table_bytes = 1

    def matrix(self, graph, node, name, weight, half):
        graph.weights[f"{name}.int8"], graph.weights[f"{name}.scale"] = Int8(weight).turned()
        # Cast and Mul of constants are folded at load; DequantizeLinear would be kept and run on every call.
        return [
            helper.make_node("Cast", [f"{name}.int8"], [f"{name}.cast"], f"{name}.cast", to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [f"{name}.fp32"], f"{name}.fp32"),
            helper.make_node("MatMul", [node.input[0], f"{name}.fp32"], list(node.output), node.name),
        ]

    def table(self, graph, node, name, weight):
        graph.weights[f"{name}.int8"], graph.weights[f"{name}.scale"] = Int8(weight).table()
        stem = node.name
        return [
            helper.make_node("Gather", [f"{name}.int8", node.input[1]], [f"{stem}.rows"], f"{stem}.rows", axis=0),
            helper.make_node("Gather", [f"{name}.scale", node.input[1]], [f"{stem}.scales"], f"{stem}.scales", axis=0),
            helper.make_node("Cast", [f"{stem}.rows"], [f"{stem}.cast"], f"{stem}.cast", to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{stem}.cast", f"{stem}.scales"], list(node.output), stem),
        ]

    def rounded_matrix(self, weight):
        return int8_rounded(weight)

    def rounded_table(self, weight):
        return int8_rounded(weight)


class BlockedBits(UnfoldedInt8):
    """MatMulNBits: onnxruntime multiplies blocks of 4 or 8 bits as they are, for weights too large to unfold. Tables stay
    int8 rows: onnxruntime-web has no kernel for tables in blocks on the CPU side of its WebGPU build.

    `half` keeps scales in float16. Where the graph multiplies in float32 they are cast once, at load.
    """

    def __init__(self, bits: int, half: bool = False, block: int = 32):
        self.bits, self.half, self.block = bits, half, block
        self.matrix_bytes = bits / 8

    def matrix(self, graph, node, name, weight, half):
        packed, scales = f"{name}_Q{self.bits}", f"{name}_scales"
        graph.weights[packed], graph.weights[scales] = Blocks(weight, self.bits, self.block, self.half).stored()
        nodes = []
        if self.half and not half:
            nodes.append(helper.make_node("Cast", [scales], [f"{scales}.fp32"], f"{scales}.fp32", to=TensorProto.FLOAT))
            scales = f"{scales}.fp32"
        sizes = {"K": weight.shape[1], "N": weight.shape[0], "bits": self.bits, "block_size": self.block}
        # Accuracy level 1: activations are not rounded.
        sizes |= {"accuracy_level": 1, "domain": MICROSOFT, "name": f"{node.name}_Q{self.bits}"}
        return [*nodes, helper.make_node("MatMulNBits", [node.input[0], packed, scales], list(node.output), **sizes)]

    def rounded_matrix(self, weight):
        return blocks_rounded(weight, self.bits, self.block, self.half)


def store_weights(graph: Graph, store: Float32, limit: int) -> None:
    """Puts every weight of `graph` into its form on disk, in tensors of at most `limit` bytes."""
    nodes: Nodes = []
    for node in graph.nodes:
        position = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        name = node.input[position] if position is not None else ""
        weight = graph.weights.get(name)
        if isinstance(weight, Transposed):
            matrix, half = weight.weight, node.name in graph.half
            way = store if matrix.size >= SMALLEST else Float32()
            parts = [matrix.rows(*run) for run in runs(matrix.shape[0], matrix.size * way.matrix_bytes, limit)]
            emit = lambda *given: way.matrix(graph, *given, half)  # noqa: E731
        elif isinstance(weight, Weight):
            way = store if weight.size >= SMALLEST else Float32()
            parts = [weight.columns(*run) for run in runs(weight.shape[1], weight.size * way.table_bytes, limit)]
            emit = lambda *given: way.table(graph, *given)  # noqa: E731
        else:
            nodes.append(node)
            continue
        nodes.extend(in_parts(node, name, parts, emit))
        if not isinstance(graph.weights[name], Stored):
            del graph.weights[name]
    graph.nodes[:] = nodes


def runs(length: int, size: float, limit: int) -> list[tuple[int, int]]:
    """Even runs of an axis of `length` that takes `size` bytes, each of at most `limit`, or of one line."""
    most = max(1, int(limit * length / size))
    step = -(-length // -(-length // most))
    return [(start, min(start + step, length)) for start in range(0, length, step)]


def in_parts(node: onnx.NodeProto, name: str, parts: Sequence[Weight], emit: Callable[..., Nodes]) -> Nodes:
    """`emit` for the whole weight, or for each part with the outputs put side by side."""
    if len(parts) == 1:
        return emit(node, name, parts[0])
    nodes, outputs = [], []
    for i, part in enumerate(parts):
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        outputs.append(f"{node.output[0]}.{i}")
        copy.name, copy.output[0] = f"{node.name}.{i}", outputs[-1]
        nodes.extend(emit(copy, f"{name}.{i}", part))
    return [*nodes, helper.make_node("Concat", outputs, list(node.output), f"{node.name}.parts", axis=-1)]


def matrix_bytes(graph: Graph) -> int:
    """Bytes of the matrices unfolded to float32."""
    return 4 * sum(w.weight.size for w in graph.weights.values() if isinstance(w, Transposed))
