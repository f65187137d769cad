"""Print the size of ciqi-clip-nano and check a forward pass: `python -m workshop.clip.model --check`.

A Hugging Face `CLIPModel` small enough to ship: a ViT over 128 px squares and a text transformer over the tokens of
ciqi-nano's tokenizer. Dimensions and preprocessing only; data and losses live in `train.py`. Run from `models/`.
"""

import argparse
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from transformers import CLIPConfig, CLIPModel

from workshop.vlm.patchify import MEAN, STD

IMAGE_SIZE = 128
MAX_TOKENS = 64
DIM = 192


def clip_config(vocab_size: int, special_ids: Mapping[str, int]) -> CLIPConfig:
    """The configuration; `special_ids` as for `nano_config`. Text is pooled at the first `<|im_end|>`."""
    end = special_ids["<|im_end|>"]
    if end == 2:
        raise ValueError("<|im_end|> has id 2, which CLIPModel takes for the old eos: give it another id")
    return CLIPConfig(
        vision_config=dict(
            image_size=IMAGE_SIZE,
            patch_size=16,
            hidden_size=192,
            num_hidden_layers=5,
            num_attention_heads=6,
            intermediate_size=512,
            hidden_act="gelu",
        ),
        text_config=dict(
            vocab_size=vocab_size,
            hidden_size=160,
            num_hidden_layers=3,
            num_attention_heads=4,
            intermediate_size=448,
            max_position_embeddings=MAX_TOKENS,
            hidden_act="gelu",
            eos_token_id=end,
            bos_token_id=special_ids["<|endoftext|>"],
            pad_token_id=special_ids["<|endoftext|>"],
        ),
        projection_dim=DIM,
        attn_implementation="sdpa",
    )


def build_clip(config: CLIPConfig) -> CLIPModel:
    return CLIPModel(config).float()


def square_image(image: Image.Image | np.ndarray) -> np.ndarray:
    """The whole picture on a 128 px square, uint8 [128, 128, 3]: aspect kept, centred, margins of mean grey.

    Nothing is cut off: a tall vase keeps its foot. The browser does the same before it calls the model.
    """
    picture = (image if isinstance(image, Image.Image) else Image.fromarray(image)).convert("RGB")
    scale = IMAGE_SIZE / max(picture.size)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    if (width, height) != picture.size:
        picture = picture.resize((width, height), Image.Resampling.BICUBIC)
    square = Image.new("RGB", (IMAGE_SIZE, IMAGE_SIZE), tuple(round(m * 255) for m in MEAN))
    square.paste(picture, ((IMAGE_SIZE - width) // 2, (IMAGE_SIZE - height) // 2))
    return np.asarray(square)


def pixels_of(squares: Tensor) -> Tensor:
    """Pixel values float32 [B, 3, 128, 128] of squares uint8 [B, 128, 128, 3]."""
    mean, std = torch.tensor(MEAN, device=squares.device), torch.tensor(STD, device=squares.device)
    return ((squares.float() * (1 / 255) - mean) / std).permute(0, 3, 1, 2)


def text_batch(ids: Sequence[Sequence[int]], end_id: int, pad_id: int) -> Tensor:
    """Token ids int64 [B, L]: each text cut to 63 tokens, closed by `end_id`, padded after it with `pad_id`.

    What stands after the first `end_id` cannot reach the pooled state (causal attention), so no mask is needed.
    """
    rows = [[*row[: MAX_TOKENS - 1], end_id] for row in ids]
    longest = max(len(row) for row in rows)
    return torch.tensor([row + [pad_id] * (longest - len(row)) for row in rows])


def embed_images(model: CLIPModel, pixel_values: Tensor) -> Tensor:
    """Image vectors [B, 192], not normalised."""
    return model.visual_projection(model.vision_model(pixel_values=pixel_values).pooler_output)


def embed_texts(model: CLIPModel, input_ids: Tensor) -> Tensor:
    """Text vectors [B, 192], not normalised."""
    return model.text_projection(model.text_model(input_ids=input_ids).pooler_output)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with Hugging Face on random input")
    parser.add_argument("--vocab", type=int, default=6144)
    args = parser.parse_args()
    torch.set_num_threads(1)
    model = build_clip(clip_config(args.vocab, {"<|im_end|>": 4, "<|endoftext|>": 3})).eval()
    vision = sum(p.numel() for p in [*model.vision_model.parameters(), *model.visual_projection.parameters()])
    text = sum(p.numel() for p in [*model.text_model.parameters(), *model.text_projection.parameters()])
    print("parameters", {"vision": vision, "text": text, "total": sum(p.numel() for p in model.parameters())})
    if args.check:
        rng = np.random.default_rng(0)
        square = torch.from_numpy(square_image(rng.integers(0, 256, (90, 200, 3), dtype=np.uint8)).copy())
        pixels, ids = pixels_of(square[None]), text_batch([[9, 8, 7], [9] * 80], 4, 3)
        with torch.no_grad():
            out = model(input_ids=ids, pixel_values=pixels)
            normalise = torch.nn.functional.normalize
            image = (normalise(embed_images(model, pixels)) - out.image_embeds).abs().max().item()
            text_gap = (normalise(embed_texts(model, ids)) - out.text_embeds).abs().max().item()
        assert max(image, text_gap) <= 1e-5, (image, text_gap)
        print("largest differences from the reference", {"image": image, "text": text_gap})


if __name__ == "__main__":
    main()
