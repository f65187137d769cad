"""Which network is stored how, for each `--dtype`, and the file names that transformers.js expects. Knows no graphs' insides."""

from dataclasses import dataclass

from workshop.export.graph import Graph
from workshop.export.store import BlockedBits, Float32, UnfoldedInt8, matrix_bytes, store_weights

SUFFIX = {"fp32": "", "q8": "_quantized", "q4": "_q4", "q4f16": "_q4f16"}
# A network whose matrices take more than this in float32 is not unfolded when it loads, but multiplied in blocks.
UNFOLDED = 512 << 20


@dataclass(frozen=True)
class Storage:
    dtype: str
    store: Float32
    # Instead of `store` for a network that is too large to unfold.
    large: Float32 | None = None
    # Whether the decoder multiplies and caches in float16 where that cannot overflow.
    half: bool = False

    def store_for(self, graph: Graph) -> Float32:
        return self.large if self.large and matrix_bytes(graph) > UNFOLDED else self.store

    def apply(self, graph: Graph, limit: int) -> Float32:
        """Gives the graph's weights their form, in tensors of at most `limit` bytes; returns the way that was chosen."""
        store = self.store_for(graph)
        store_weights(graph, store, limit)
        return store

    def path(self, network: str) -> str:
        return f"onnx/{network}{SUFFIX[self.dtype]}.onnx"


FP32, INT8 = Storage("fp32", Float32()), Storage("q8", UnfoldedInt8(), large=BlockedBits(8))
Q4, Q4F16 = Storage("q4", BlockedBits(4)), Storage("q4f16", BlockedBits(4, half=True), half=True)
# Qwen2.5-VL's vision tower overflows float16: it multiplies in float32 everywhere.
PLANS: dict[str, dict[str, Storage]] = {
    "fp32": {"vision": FP32, "embed": FP32, "decoder": FP32},
    "q8": {"vision": INT8, "embed": INT8, "decoder": INT8},
    "q4": {"vision": Q4, "embed": INT8, "decoder": Q4},
    "q4f16": {"vision": Q4, "embed": INT8, "decoder": Q4F16},
}
VISION = {"q4": Q4, "q8": INT8, "fp32": FP32}
NETWORKS = {"vision": "vision_encoder", "embed": "embed_tokens", "decoder": "decoder_model_merged"}
