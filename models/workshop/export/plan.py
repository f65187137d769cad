"""Which network is stored how, for each `--dtype`, and the file names that transformers.js expects. Knows no graphs."""

from dataclasses import dataclass

import onnx

from workshop.export.quantise import int8_storage, matmul_nbits

SUFFIX = {"fp32": "", "q8": "_quantized", "q4": "_q4"}


@dataclass(frozen=True)
class Storage:
    dtype: str
    # MatMulNBits of this many bits in blocks of `block`, or 0: int8 storage for q8, nothing for fp32.
    bits: int = 0
    block: int = 0

    def apply(self, model: onnx.ModelProto) -> onnx.ModelProto:
        if self.dtype == "fp32":
            return model
        return matmul_nbits(model, self.bits, self.block) if self.bits else int8_storage(model)

    def path(self, network: str) -> str:
        return f"onnx/{network}{SUFFIX[self.dtype]}.onnx"


FP32, INT8 = Storage("fp32"), Storage("q8")
PLANS: dict[str, dict[str, Storage]] = {
    "fp32": {"vision": FP32, "embed": FP32, "decoder": FP32},
    "q8": {"vision": INT8, "embed": INT8, "decoder": INT8},
    "q4": {"vision": INT8, "embed": INT8, "decoder": Storage("q4", bits=4, block=32)},
}
NETWORKS = {"vision": "vision_encoder", "embed": "embed_tokens", "decoder": "decoder_model_merged"}
