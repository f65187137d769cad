"""Many conversations decoded together. Knows token ids and features, no words and no tools.

In float32 a row says what it would say alone.
"""
from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from ..vlm.model import embed_with_images, token_logits
from ..vlm.positions import mrope_positions, next_position
from .language import RaggedCache, forward

PREFILLED_TOGETHER = 16  # rows; the scores of more would fill the memory


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
    def __init__(self, model, count: int, capacity: int, end: int, seed: int = 0):
        """`capacity`: tokens that a conversation can hold."""
        self.model, self.end, self.capacity = model, end, capacity
        self.device = next(model.parameters()).device
        self.cache = RaggedCache(model, count, capacity + 1)  # the last place takes padding
        self.next = torch.zeros(count, dtype=torch.long, device=self.device)  # the position of each row's next token
        self.logits = torch.zeros(count, model.config.text_config.vocab_size, device=self.device)
        self.generator = torch.Generator(self.device).manual_seed(seed)

    @torch.no_grad()
    def extend(self, chunks: list[Chunk]) -> None:
        """Tells every conversation something, one chunk a row and none of them empty; their next tokens' logits are then known."""
        order = sorted(range(len(chunks)), key=lambda i: len(chunks[i].ids))
        for start in range(0, len(order), PREFILLED_TOGETHER):
            some = order[start : start + PREFILLED_TOGETHER]
            self._extend(torch.tensor(some, device=self.device), [chunks[i] for i in some])

    def _extend(self, rows: Tensor, chunks: list[Chunk]) -> None:
        sizes = torch.tensor([len(c.ids) for c in chunks])
        ids = torch.zeros(len(chunks), int(sizes.max()), dtype=torch.long)
        positions = torch.zeros(3, *ids.shape, dtype=torch.long)
        after = []
        for i, (chunk, start) in enumerate(zip(chunks, self.next[rows].tolist())):
            ids[i, : len(chunk.ids)] = torch.tensor(chunk.ids)
            own = mrope_positions(chunk.ids, chunk.grids, self.model.config.image_token_id, start)
            positions[:, i, : len(chunk.ids)] = own
            after.append(next_position(own))
        features = [f for c in chunks for f in c.features]
        ids, positions, sizes = ids.to(self.device), positions.to(self.device), sizes.to(self.device)
        embeds = embed_with_images(self.model, ids, torch.cat(features).float() if features else None)
        hidden = forward(self.model, self.cache, embeds, positions, sizes, rows)
        self.next[rows] = torch.tensor(after, device=self.device)
        self.logits[rows] = token_logits(self.model, hidden[torch.arange(len(chunks), device=self.device), sizes - 1])

    @torch.no_grad()
    def generate(self, most: int, temperature: float = 0.0) -> list[Said]:
        """Every conversation's turn, up to `most` tokens; at temperature 0 the likeliest token each time."""
        said = [Said([], [], False) for _ in self.next]
        rows = torch.arange(len(self.next), device=self.device)
        for _ in range(most):
            log = torch.log_softmax(self.logits[rows], -1)
            if temperature > 0:
                token = torch.multinomial((log / temperature).exp(), 1, generator=self.generator).squeeze(1)
            else:
                token = log.argmax(-1)
            chosen = log.gather(1, token[:, None]).squeeze(1)
            for row, one, logprob in zip(rows.tolist(), token.tolist(), chosen.tolist()):
                said[row].logprobs.append(logprob)
                said[row].ended = one == self.end
                if one != self.end:
                    said[row].ids.append(one)
            going = (token != self.end) & (self.cache.lengths[rows] < self.capacity)
            rows, token = rows[going], token[going]
            if len(rows) == 0:
                break
            embeds = self.model.get_input_embeddings()(token[:, None])
            positions = self.next[rows].expand(3, -1)[..., None]
            every = len(rows) == len(self.next)
            hidden = forward(self.model, self.cache, embeds, positions, torch.ones_like(rows), None if every else rows)
            self.next[rows] += 1
            self.logits[rows] = token_logits(self.model, hidden[:, 0])
        return said

    def keep(self, rows: list[int]) -> None:
        """Goes on with these rows alone."""
        index = torch.tensor(rows, device=self.device)
        self.cache.keep(index)
        self.next, self.logits = self.next[index], self.logits[index]
