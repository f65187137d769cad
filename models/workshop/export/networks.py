"""The three networks of a Qwen2.5-VL checkpoint as graphs, one at a time. Refuses what the graphs do not compute."""

from collections.abc import Iterator

from workshop.export.checkpoint import Checkpoint
from workshop.export.decoder import build_decoder, build_embed
from workshop.export.failure import BadInput
from workshop.export.graph import Graph
from workshop.export.vision import build_vision

# A decoder of more weights than this is for a GPU, where the fused attention is the better one.
FOR_GPU = 500_000_000


def build_networks(checkpoint: Checkpoint, attention: str | None, half: bool) -> Iterator[tuple[str, Graph]]:
    """(part, network); `attention` by size when None, `half` as `build_decoder` has it."""
    config, language = checkpoint.config, checkpoint.under("model.language_model.")
    require_known(config)
    head = checkpoint.weights.get("lm_head.weight", language["embed_tokens.weight"])
    large = sum(weight.size for weight in language.values()) > FOR_GPU
    if half and attention == "spelt":
        raise BadInput("float16 is for WebGPU and goes with --attention fused: leave --attention out")
    attention = attention or ("fused" if large or half else "spelt")
    yield "vision", build_vision(config.vision_config, checkpoint.under("model.visual."))
    yield "embed", build_embed(language)
    yield "decoder", build_decoder(config.text_config, language, head, attention, half)


def require_known(config) -> None:
    """@raises BadInput for a variant of the architecture that the graphs do not compute."""
    text, vision = config.text_config, config.vision_config
    if text.layer_types and set(text.layer_types) != {"full_attention"}:
        raise BadInput("the checkpoint uses sliding-window attention, which this export does not know: take one without")
    if text.rope_parameters.get("rope_type", "default") != "default" or "mrope_section" not in text.rope_parameters:
        raise BadInput(f"the checkpoint stretches its positions ({text.rope_parameters}), which this export does not know: take one without")
    if (text.hidden_act, vision.hidden_act) != ("silu", "silu"):
        raise BadInput(f"the checkpoint's activations are {text.hidden_act} and {vision.hidden_act}, this export knows silu: take a Qwen2.5-VL")
