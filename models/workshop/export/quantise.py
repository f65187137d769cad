"""Smaller weights for finished ONNX graphs. Knows graphs of MatMul and Gather; knows no network.

Two ways. `matmul_nbits`: blocks of 4 or 8 bits that onnxruntime multiplies as they are, for weights too large to unfold.
`int8_storage`: a scale per output column (per row of a table); onnxruntime unfolds the matrices to fp32 once when it
loads the graph, so that a small model pays for its size on the wire only, and computes the same on every backend.
"""

import logging

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

# Smaller weights than this are not worth a scale.
SMALLEST = 4096


def matmul_nbits(model: onnx.ModelProto, bits: int, block: int) -> onnx.ModelProto:
    """Every MatMul with constant weights as com.microsoft MatMulNBits; symmetric, fp32 activations."""
    logging.getLogger("onnxruntime.quantization.matmul_nbits_quantizer").setLevel(logging.WARNING)  # a line a node
    quantiser = MatMulNBitsQuantizer(model, bits=bits, block_size=block, is_symmetric=True, accuracy_level=1)
    quantiser.process()
    return quantiser.model.model


def int8_storage(model: onnx.ModelProto) -> onnx.ModelProto:
    """MatMul weights [in, out] as int8 with a scale per column, Gather tables [rows, n] with a scale per row."""
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        position = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        tensor = weights.get(node.input[position]) if position is not None else None
        if tensor is None or len(tensor.dims) != 2 or int(np.prod(tensor.dims)) < SMALLEST:
            nodes.append(node)
            continue
        axis = 0 if node.op_type == "MatMul" else 1
        small, scale = round_to_int8(numpy_helper.to_array(tensor), axis)
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(small, f"{tensor.name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{tensor.name}.scale"))
        nodes.extend(unfold_matrix(node, tensor.name) if node.op_type == "MatMul" else unfold_rows(node, tensor.name))
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def round_to_int8(weight: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """int8 and the float32 scale by which it is multiplied, one for each line along `axis`."""
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-12) / 127
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def unfold_matrix(node: onnx.NodeProto, weight: str) -> list[onnx.NodeProto]:
    # Cast and Mul of constants are folded at load; DequantizeLinear would be kept and run on every call.
    return [
        helper.make_node("Cast", [f"{weight}.int8"], [f"{weight}.cast"], f"{weight}.cast", to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{weight}.cast", f"{weight}.scale"], [f"{weight}.fp32"], f"{weight}.fp32"),
        helper.make_node("MatMul", [node.input[0], f"{weight}.fp32"], list(node.output), node.name),
    ]


def unfold_rows(node: onnx.NodeProto, table: str) -> list[onnx.NodeProto]:
    stem = node.name
    return [
        helper.make_node("Gather", [f"{table}.int8", node.input[1]], [f"{stem}.rows"], f"{stem}.rows", axis=0),
        helper.make_node("Gather", [f"{table}.scale", node.input[1]], [f"{stem}.scales"], f"{stem}.scales", axis=0),
        helper.make_node("Cast", [f"{stem}.rows"], [f"{stem}.cast"], f"{stem}.cast", to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{stem}.cast", f"{stem}.scales"], list(node.output), stem),
    ]
