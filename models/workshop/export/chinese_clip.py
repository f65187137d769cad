"""Chinese-CLIP's text tower, which is a BERT, as an ONNX graph. Its image tower is CLIP's: see `clip.py`."""

import numpy as np

from workshop.export.clip import MASKED, activate, norm
from workshop.export.graph import FLOAT, INT64, Graph
from workshop.export.weight import Weight


def build_bert_tower(config, tensors: dict[str, Weight]) -> Graph:
    """`input_ids` and `attention_mask`, int64 [B, L] -> `text_embeds` [B, dim], not normalised; pooled at the first token.

    `config` is a ChineseCLIPTextConfig, `tensors` all weights of the ChineseCLIPModel. All tokens are of the first type.
    """
    g = Graph("text_model")
    w, name = tensors, "text_model"
    ids = g.input("input_ids", INT64, ["batch_size", "sequence_length"])
    seen = g.input("attention_mask", INT64, ["batch_size", "sequence_length"])
    zero = g.constant(np.array([0]))
    tokens = g.table(ids, w[f"{name}.embeddings.word_embeddings.weight"], f"{name}.tokens")
    kind = w[f"{name}.embeddings.token_type_embeddings.weight"].array()[0]
    # What a position and the one type add, in one table.
    table = g.constant(w[f"{name}.embeddings.position_embeddings.weight"].array() + kind, f"{name}.positions")
    length = g.op("Unsqueeze", g.dimension(ids, 1), zero)
    hidden = g.op("Add", tokens, g.op("Slice", table, zero, length, zero))
    hidden = norm(g, hidden, w, f"{name}.embeddings.LayerNorm", config)
    hidden = bert(g, hidden, w, f"{name}.encoder", config, padding_mask(g, seen))
    pooled = g.op("Gather", hidden, g.constant(np.int64(0)), axis=1)
    embeds = g.linear(pooled, w["text_projection.weight"], None, "text_projection")
    g.output(embeds, "text_embeds", FLOAT, ["batch_size", w["text_projection.weight"].shape[0]])
    return g


def padding_mask(g: Graph, seen: str) -> str:
    """[B, 1, 1, L]: 0 for tokens, MASKED for padding."""
    padding = g.op("Sub", g.constant(np.float32(1)), g.cast(seen, FLOAT))
    return g.op("Unsqueeze", g.op("Mul", padding, g.constant(np.float32(MASKED))), g.constant(np.array([1, 2])))


def bert(g: Graph, hidden: str, w: dict[str, Weight], encoder: str, config, mask: str) -> str:
    """Post-norm blocks [B, L, width]; `mask` is added to the scores."""

    def dense(x: str, name: str) -> str:
        return g.linear(x, w[f"{name}.weight"], w[f"{name}.bias"], name)

    for i in range(config.num_hidden_layers):
        layer = f"{encoder}.layer.{i}"
        query, key, value = (dense(hidden, f"{layer}.attention.self.{p}") for p in ("query", "key", "value"))
        mixed = g.attention(query, key, value, config.num_attention_heads, config.hidden_size, mask)
        mixed = dense(mixed, f"{layer}.attention.output.dense")
        hidden = norm(g, g.op("Add", hidden, mixed), w, f"{layer}.attention.output.LayerNorm", config)
        inner = activate(g, dense(hidden, f"{layer}.intermediate.dense"), config)
        inner = dense(inner, f"{layer}.output.dense")
        hidden = norm(g, g.op("Add", hidden, inner), w, f"{layer}.output.LayerNorm", config)
    return hidden
