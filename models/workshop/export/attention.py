"""Cached causal attention of the decoder, in two ways that give the same numbers. Knows one layer at a time.

`spelt` (MatMul, Softmax, MatMul) is for wasm: onnxruntime-web's GroupQueryAttention prefills there several times slower
(110 tokens after 600 cached through ciqi-nano: 1,290 ms against 180 ms on one busy core). `fused` (GroupQueryAttention)
is for WebGPU, where it never writes the scores out.
"""

from collections.abc import Callable

import numpy as np

from workshop.export.graph import FLOAT, INT32, MICROSOFT, Graph

# (query [B, S, heads * d], key and value [B, S, kv heads * d], past key and value [B, kv heads, P, d], layer) ->
# [B, S, heads * d]; writes present.{layer}.key and .value.
Attend = Callable[[str, str, str, str, str, int], str]

# Added to a score it leaves nothing of the probability.
NEVER = 1e9


def spelt(g: Graph, hidden: str, mask: str, heads: int, kv_heads: int, head_dim: int) -> Attend:
    group = heads // kv_heads
    bias = g.op("Concat", *[causal_bias(g, hidden, mask)] * group, axis=2)
    scale = g.constant(np.float32(head_dim**-0.5))

    def grow(new: str, past: str, name: str) -> str:
        split = g.op("Transpose", g.reshape(new, [0, 0, kv_heads, head_dim]), perm=[0, 2, 1, 3])
        return g.op("Concat", past, split, output=name, axis=2)

    def attend(query: str, key: str, value: str, past_key: str, past_value: str, layer: int) -> str:
        keys = grow(key, past_key, f"present.{layer}.key")
        values = grow(value, past_value, f"present.{layer}.value")
        # The heads that share a key are rows of one matrix: [B, kv heads, group * S, d].
        split = g.reshape(g.op("Mul", query, scale), [0, 0, kv_heads, group, head_dim])
        rows = g.reshape(g.op("Transpose", split, perm=[0, 2, 3, 1, 4]), [0, kv_heads, -1, head_dim])
        scores = g.op("Add", g.op("MatMul", rows, g.op("Transpose", keys, perm=[0, 1, 3, 2])), bias)
        mixed = g.op("MatMul", g.op("Softmax", scores, axis=-1), values)
        mixed = g.op("Transpose", g.reshape(mixed, [0, kv_heads, group, -1, head_dim]), perm=[0, 3, 1, 2, 4])
        return g.reshape(mixed, [0, 0, heads * head_dim])

    return attend


def fused(g: Graph, hidden: str, mask: str, heads: int, kv_heads: int, head_dim: int) -> Attend:
    lengths = g.op("ReduceSum", mask, g.constant(np.array([1])), keepdims=0)
    last = g.op("Cast", g.op("Sub", lengths, g.constant(np.int64(1))), to=INT32)
    total = g.op("Cast", g.dimension(mask, 1), to=INT32)

    def attend(query: str, key: str, value: str, past_key: str, past_value: str, layer: int) -> str:
        outputs = [g.fresh("mixed"), f"present.{layer}.key", f"present.{layer}.value"]
        inputs = [query, key, value, past_key, past_value, last, total]
        sizes = {"num_heads": heads, "kv_num_heads": kv_heads, "do_rotary": 0}
        return g.ops("GroupQueryAttention", inputs, outputs, MICROSOFT, **sizes)[0]

    return attend


def causal_bias(g: Graph, hidden: str, mask: str) -> str:
    """[B, 1, S, T]: 0 where a token may look, at most -NEVER at later and at masked ones. In floats: no kernel lacks them."""
    total, new = g.dimension(mask, 1), g.dimension(hidden, 1)
    column = g.op("Cast", g.arange(total), to=FLOAT)
    row = g.op("Cast", g.op("Add", g.arange(new), g.op("Sub", total, new)), to=FLOAT)
    ahead = g.op("Sub", g.op("Unsqueeze", row, g.constant(np.array([1]))), column)
    causal = g.op("Min", g.op("Mul", ahead, g.constant(np.float32(NEVER))), g.constant(np.float32(0)))
    seen = g.op("Sub", g.op("Cast", mask, to=FLOAT), g.constant(np.float32(1)))
    seen = g.op("Unsqueeze", g.op("Mul", seen, g.constant(np.float32(NEVER))), g.constant(np.array([1, 2])))
    return g.op("Add", seen, causal)


ATTENTION = {"spelt": spelt, "fused": fused}
