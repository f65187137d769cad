"""Many conversations decoded together: rows of one padded key-value cache. Knows token ids and features, no words and no tools.

Rows are of different lengths; what is padding is masked, positions are each row's own, and between turns the padding is
squeezed out. In float32 a row says what it would say alone.
"""
from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from transformers import DynamicCache

from ..vlm.model import embed_with_images, token_logits
from ..vlm.positions import mrope_positions, next_position


@dataclass
class Chunk:
    """What one conversation is told: ids whose image tokens stand for `features` [n, hidden], grids (1, h, w) in order."""

    ids: list[int]
    features: list[Tensor]
    grids: list[tuple[int, int, int]]


@dataclass
class Said:
    ids: list[int]  # without the token that ended the turn
    logprobs: list[float]  # of the ids and, where `ended`, of the token that ended the turn
    ended: bool  # False: cut off after so many tokens


class Conversations:
    def __init__(self, model, count: int, end: int, pad: int, seed: int = 0):
        self.model, self.end, self.pad = model, end, pad
        self.device = next(model.parameters()).device
        self.cache = DynamicCache()
        self.mask = torch.zeros(count, 0, dtype=torch.long, device=self.device)
        self.next = [0] * count
        self.logits: Tensor | None = None
        self.generator = torch.Generator(self.device).manual_seed(seed)

    @property
    def lengths(self) -> list[int]:
        return self.mask.sum(1).tolist()

    @torch.no_grad()
    def extend(self, chunks: list[Chunk]) -> None:
        """Tells every conversation something, one chunk a row and none of them empty; their next tokens' logits are then known."""
        longest = max(len(c.ids) for c in chunks)
        count = len(chunks)
        ids = torch.full((count, longest), self.pad)
        mask = torch.zeros(count, longest, dtype=torch.long)
        positions = torch.zeros(3, count, longest, dtype=torch.long)
        for i, chunk in enumerate(chunks):
            n = len(chunk.ids)
            ids[i, :n], mask[i, :n] = torch.tensor(chunk.ids), 1
            own = mrope_positions(chunk.ids, chunk.grids, self.model.config.image_token_id, self.next[i])
            positions[:, i, :n] = own
            self.next[i] = next_position(own)
        features = [f for c in chunks for f in c.features]
        ids = ids.to(self.device)
        embeds = embed_with_images(self.model, ids, torch.cat(features).float().to(self.device) if features else None)
        hidden = self._forward(embeds, positions.to(self.device), mask.to(self.device))
        last = mask.sum(1).to(self.device) - 1
        self.logits = token_logits(self.model, hidden[torch.arange(count, device=self.device), last])

    @torch.no_grad()
    def generate(self, most: int, temperature: float = 0.0) -> list[Said]:
        """Every conversation's turn, up to `most` tokens; at temperature 0 the likeliest token each time."""
        count = len(self.next)
        said = [Said([], [], False) for _ in range(count)]
        going = torch.ones(count, dtype=torch.bool, device=self.device)
        positions = torch.tensor(self.next, device=self.device)
        for _ in range(most):
            log = torch.log_softmax(self.logits.float(), -1)
            if temperature > 0:
                token = torch.multinomial((log / temperature).exp(), 1, generator=self.generator).squeeze(1)
            else:
                token = log.argmax(-1)
            chosen = log.gather(1, token[:, None]).squeeze(1).tolist()
            for i in going.nonzero().flatten().tolist():
                said[i].logprobs.append(chosen[i])
                if int(token[i]) == self.end:
                    said[i].ended = True
                else:
                    said[i].ids.append(int(token[i]))
            going = going & (token != self.end)
            if not bool(going.any()):
                break
            token = torch.where(going, token, torch.full_like(token, self.pad))
            embeds = self.model.get_input_embeddings()(token[:, None])
            hidden = self._forward(embeds, positions.expand(3, count)[..., None], going.long()[:, None])
            # a row that has ended keeps the logits it ended with
            self.logits = torch.where(going[:, None], token_logits(self.model, hidden[:, 0]), self.logits)
            positions = positions + going.long()
        self.next = positions.tolist()
        return said

    def keep(self, rows: list[int]) -> None:
        """Goes on with these rows alone, and squeezes the padding out of their cache."""
        index = torch.tensor(rows, device=self.device)
        mask = self.mask[index]
        order = torch.argsort(mask, dim=1, descending=True, stable=True)[:, : int(mask.sum(1).max())]
        for layer in self.cache.layers:
            for name in ("keys", "values"):
                kept = getattr(layer, name)[index]
                where = order[:, None, :, None].expand(-1, kept.shape[1], -1, kept.shape[3])
                setattr(layer, name, kept.gather(2, where))
        self.mask = mask.gather(1, order)
        self.next = [self.next[i] for i in rows]
        self.logits = self.logits[index]

    def _forward(self, embeds: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        self.mask = torch.cat([self.mask, mask], 1)
        out = self.model.model.language_model(
            inputs_embeds=embeds, position_ids=positions, attention_mask=self.mask, past_key_values=self.cache, use_cache=True
        )
        return out.last_hidden_state
