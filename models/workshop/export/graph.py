"""A small builder of ONNX graphs: names, constants and the few blocks that all our networks share.

Weights stay where they are until the graph is written: `store.py` says in what form, `external.py` puts them into files.

Uses ONNX opset 17 and the `com.microsoft` operators that onnxruntime-web has on its CPU and WebGPU side (RMS norms,
RotaryEmbedding, GroupQueryAttention, Gelu). Knows no particular network.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper

from workshop.export.weight import Stored, Transposed, Weight, stored_array

MICROSOFT = "com.microsoft"
FLOAT, FLOAT16, INT64, INT32 = TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT64, TensorProto.INT32


class Graph:
    """Collects nodes and weights; every method that adds a node returns the name of its output."""

    def __init__(self, name: str):
        self.name = name
        self.nodes: list[onnx.NodeProto] = []
        # A matrix as Transposed, a table of rows as Weight, until `store.py` has made them Stored.
        self.weights: dict[str, Stored | Transposed | Weight] = {}
        # Names of the MatMul nodes that multiply in float16.
        self.half: set[str] = set()
        self.inputs: list[onnx.ValueInfoProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []
        self.count = 0

    def input(self, name: str, dtype: int, shape: Sequence[int | str]) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, value: str, name: str, dtype: int, shape: Sequence[int | str]) -> None:
        if value != name:
            self.op("Identity", value, output=name)
        self.outputs.append(helper.make_tensor_value_info(name, dtype, shape))

    def constant(self, array, name: str | None = None, dtype=None) -> str:
        """A weight; floats become float32, equal scalars without a name are shared."""
        array = np.asarray(array, dtype=dtype)
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        if name is None:
            name = f"constant_{array.dtype}_{'_'.join(str(x) for x in array.flatten())}_{array.ndim}"
            if array.size > 4:
                name = self.fresh("constant")
        if name not in self.weights:
            self.weights[name] = stored_array(array)
        return name

    def table(self, ids: str, weight: Weight, name: str) -> str:
        """Rows [..., width] of `weight` [rows, width] by their numbers `ids`."""
        self.weights[name] = weight
        return self.op("Gather", name, ids)

    def fresh(self, stem: str) -> str:
        self.count += 1
        return f"{stem}_{self.count}"

    def op(self, op_type: str, *inputs: str, output: str | None = None, domain: str = "", **attributes) -> str:
        """A node of one output. An empty string among `inputs` leaves an optional input out."""
        return self.ops(op_type, inputs, [output or self.fresh(op_type)], domain, **attributes)[0]

    def ops(self, op_type: str, inputs: Sequence[str], outputs: list[str], domain: str = "", **attributes) -> list[str]:
        name = self.fresh(f"node_{op_type}")
        self.nodes.append(helper.make_node(op_type, list(inputs), outputs, name=name, domain=domain, **attributes))
        return outputs

    def reshape(self, x: str, shape: Sequence[int]) -> str:
        return self.op("Reshape", x, self.constant(np.array(shape, dtype=np.int64)))

    def dimension(self, x: str, axis: int) -> str:
        """Length of an axis, int64 []."""
        return self.op("Squeeze", self.op("Shape", x, start=axis, end=axis + 1))

    def slice(self, x: str, start: int, end: int, axis: int) -> str:
        bounds = [self.constant(np.array([v], dtype=np.int64)) for v in (start, end, axis)]
        return self.op("Slice", x, *bounds)

    def arange(self, length: str) -> str:
        """int64 [length] of an int64 [] length."""
        return self.op("Range", self.constant(np.int64(0)), length, self.constant(np.int64(1)))

    def linear(self, x: str, weight: Weight, bias: np.ndarray | Weight | None, name: str, half: bool = False) -> str:
        """x [..., in] times `weight` [out, in] transposed, as one MatMul; `half` says that x is float16."""
        self.weights[f"{name}.weight"] = Transposed(weight)
        y = self.op("MatMul", x, f"{name}.weight")
        if half:
            self.half.add(self.nodes[-1].name)
        return y if bias is None else self.op("Add", y, self.constant(bias, f"{name}.bias", np.float16 if half else None))

    def rms_norm(self, x: str, weight: np.ndarray, epsilon: float, name: str) -> str:
        scale = self.constant(weight, f"{name}.weight")
        return self.op("SimplifiedLayerNormalization", x, scale, axis=-1, epsilon=epsilon, stash_type=1)

    def layer_norm(self, x: str, weight: np.ndarray, bias: np.ndarray, epsilon: float, name: str) -> str:
        weights = self.constant(weight, f"{name}.weight"), self.constant(bias, f"{name}.bias")
        return self.op("LayerNormalization", x, *weights, axis=-1, epsilon=epsilon)

    def silu(self, x: str) -> str:
        return self.op("Mul", x, self.op("Sigmoid", x))

    def gelu(self, x: str) -> str:
        """Exact (erf) GELU."""
        return self.op("Gelu", x, domain=MICROSOFT)

    def quick_gelu(self, x: str) -> str:
        """OpenAI CLIP's approximation of GELU."""
        return self.op("Mul", x, self.op("Sigmoid", self.op("Mul", x, self.constant(np.float32(1.702)))))

    def rotary(self, x: str, positions: str, cos: str, sin: str) -> str:
        """Rotary embedding of x [B, S, heads * d], halves paired; row `positions` [B, S] of cos and sin [rows, d / 2]."""
        return self.op("RotaryEmbedding", x, positions, cos, sin, domain=MICROSOFT, interleaved=0)

    def attention(self, query: str, key: str, value: str, heads: int, width: int, bias: str = "") -> str:
        """Attention over [B, S, width] in `heads` heads; `bias` [1, 1, S, S] is added to the scores.

        Spelt out: onnxruntime-web's MultiHeadAttention is silently wrong on WebGPU adapters with fewer than 8 lanes in a
        subgroup. The app gives those a device without subgroups (src/runtime/gpu-device.ts); other users may not.
        """
        split = [0, 0, heads, width // heads]
        query = self.op("Mul", query, self.constant(np.float32((width // heads) ** -0.5)))
        query, value = (self.op("Transpose", self.reshape(x, split), perm=[0, 2, 1, 3]) for x in (query, value))
        key = self.op("Transpose", self.reshape(key, split), perm=[0, 2, 3, 1])
        scores = self.op("MatMul", query, key)
        scores = self.op("Add", scores, bias) if bias else scores
        mixed = self.op("MatMul", self.op("Softmax", scores, axis=-1), value)
        return self.reshape(self.op("Transpose", mixed, perm=[0, 2, 1, 3]), [0, 0, width])

    def cast(self, x: str, to: int) -> str:
        return self.op("Cast", x, to=to)

    def model(self, weights: Sequence[onnx.TensorProto]) -> onnx.ModelProto:
        """The graph with `weights` as its initializers."""
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="ciqi workshop")
