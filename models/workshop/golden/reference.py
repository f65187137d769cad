"""What the Hugging Face implementation itself says to a token sequence with pictures. Uses none of our fast paths."""

from collections.abc import Sequence

import numpy as np
import torch

from workshop.vlm.patchify import grid_of, patches_of


class Reference:
    """`model` is a Qwen2_5_VLForConditionalGeneration in float32."""

    def __init__(self, model):
        self.model = model

    @torch.no_grad()
    def run(self, ids: Sequence[int], pictures: Sequence[np.ndarray], tokens: int):
        """`(positions int64 [3, S], logits float32 [S, V], greedy ids)` of one full prefill and `tokens` greedy steps."""
        model, row = self.model, torch.tensor([list(ids)])
        image = (row == model.config.image_token_id).int()
        given = {}
        if len(pictures):
            patches = [patches_of(torch.from_numpy(p.copy())[None])[0] for p in pictures]
            given = {
                "pixel_values": torch.cat(patches),
                "image_grid_thw": torch.tensor([grid_of(p) for p in pictures]),
            }
        positions, _ = model.model.get_rope_index(row, image, image_grid_thw=given.get("image_grid_thw"))
        out = model(input_ids=row, position_ids=positions, mm_token_type_ids=image, use_cache=True, **given)
        greedy: list[int] = []
        last, position = out.logits[0, -1], int(positions.max()) + 1
        for _ in range(tokens):
            greedy.append(int(last.argmax()))
            step = model(
                input_ids=torch.tensor([greedy[-1:]]),
                position_ids=torch.full((3, 1, 1), position),
                past_key_values=out.past_key_values,
                use_cache=True,
            )
            last, position = step.logits[0, -1], position + 1
        return positions[:, 0].numpy(), out.logits[0].numpy(), greedy
