"""The policy gradient's step: the studies' own tokens, weighed by how much better than their group they did.

GRPO (Shao et al. 2024) with the token sum over a constant instead of each study's mean (Liu et al. 2025), so that a short
wrong answer is not punished more than a long one. No value network: a group's mean is the baseline, and at this size a critic
would have to learn to see for itself.
"""
from __future__ import annotations

import torch
from torch import Tensor

from ..evaluate.agent import Study
from ..vlm.episodes import Episode
from ..vlm.model import forward_embeds, token_logits
from ..vlm.train_agent import batch_of
from . import config


def advantages(rewards: Tensor) -> Tensor:
    """[prompts, group] rewards less their group's mean, over the batch's spread: a group of equals teaches nothing."""
    centred = rewards - rewards.mean(1, keepdim=True)
    return centred / (centred.pow(2).mean().sqrt() + 1e-4)


def logprobs(model, studies: list[Study], pad: int) -> Tensor:
    """Of every token that the model chose, study after study [n]."""
    features = {id(s): (s.features, s.grid) for study in studies for s in study.seen}
    episodes = [Episode(s.ids, s.said, [id(one) for one in s.seen]) for s in studies]
    device = next(model.parameters()).device
    ids, images, positions, mask, wanted = (x.to(device) for x in batch_of(episodes, features, pad, model.config.image_token_id))
    embeds = model.get_input_embeddings()(ids)
    embeds = embeds.masked_scatter((ids == model.config.image_token_id).unsqueeze(-1), images)
    hidden = forward_embeds(model, embeds, positions, None if bool(mask.all()) else mask)
    log = torch.log_softmax(token_logits(model, hidden[:, :-1][wanted[:, 1:]]).float(), -1)
    return log.gather(1, ids[:, 1:][wanted[:, 1:]][:, None]).squeeze(1)


def losses(new: Tensor, old: Tensor, reference: Tensor, advantage: Tensor) -> tuple[Tensor, Tensor]:
    """(clipped policy loss, KL to the reference by Schulman's k3), each a token."""
    ratio = (new - old).exp()
    clipped = ratio.clamp(1 - config.CLIP, 1 + config.CLIP)
    gap = reference - new
    return -torch.minimum(ratio * advantage, clipped * advantage), gap.exp() - gap - 1


def update(model, reference, optimiser, studies: list[Study], advantage: list[float], pad: int) -> dict[str, float]:
    """MINIBATCHES steps over the studies; returns the mean KL, how often the clip held, and the largest gap to the sampler."""
    language = [p for group in optimiser.param_groups for p in group["params"]]
    told = {"kl": 0.0, "clipped": 0.0, "gap": 0.0}
    tokens = sum(len(s.logprobs) for s in studies)
    for part in range(config.MINIBATCHES):
        own = sorted(range(part, len(studies), config.MINIBATCHES), key=lambda i: len(studies[i].ids))
        size = sum(len(studies[i].logprobs) for i in own)
        optimiser.zero_grad()
        for start in range(0, len(own), config.TOGETHER):
            some = own[start : start + config.TOGETHER]
            group = [studies[i] for i in some]
            with torch.no_grad():
                anchor = logprobs(reference, group, pad)
            new = logprobs(model, group, pad)
            old = torch.tensor([x for s in group for x in s.logprobs], device=new.device)
            weight = torch.tensor([advantage[i] for i in some for _ in studies[i].logprobs], device=new.device)
            policy, kl = losses(new, old, anchor, weight)
            ((policy + config.KL * kl).sum() / size).backward()
            told["kl"] += kl.sum().item() / tokens
            told["clipped"] += ((new - old).exp() - 1).abs().gt(config.CLIP).sum().item() / tokens
            if part == 0:
                told["gap"] = max(told["gap"], (new - old).abs().max().item())
        torch.nn.utils.clip_grad_norm_(language, config.GRADIENT)
        optimiser.step()
    return told
