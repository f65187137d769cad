"""From a picture to the model's patches, as Qwen2-VL's image processor does it: `python -m workshop.vlm.patchify --check`.

Resize to multiples of 28 (PIL bicubic, antialiased), CLIP mean and std, patches in 2 x 2 blocks. Knows no files, no model.
"""

import argparse
import math

import numpy as np
import torch
from PIL import Image
from torch import Tensor

PATCH, MERGE, TEMPORAL, FACTOR = 14, 2, 2, 28
MIN_PIXELS = 3136
ASPECT_LIMIT = 200
MEAN = (0.48145466, 0.4578275, 0.40821073)
STD = (0.26862954, 0.26130258, 0.27577711)


def smart_resize(height: int, width: int, max_pixels: int, min_pixels: int = MIN_PIXELS) -> tuple[int, int]:
    """Height and width, multiples of 28, with an area inside the limits and about the same aspect.

    From transformers' `qwen2_vl.image_processing_qwen2_vl.smart_resize`; like it, rounds half to even.
    """
    if max(height, width) / min(height, width) > ASPECT_LIMIT:
        raise ValueError(f"aspect ratio of {width} x {height} is above {ASPECT_LIMIT}")
    h = round(height / FACTOR) * FACTOR
    w = round(width / FACTOR) * FACTOR
    if h * w > max_pixels:
        beta = math.sqrt(height * width / max_pixels)
        h = max(FACTOR, math.floor(height / beta / FACTOR) * FACTOR)
        w = max(FACTOR, math.floor(width / beta / FACTOR) * FACTOR)
    elif h * w < min_pixels:
        beta = math.sqrt(min_pixels / (height * width))
        h = math.ceil(height * beta / FACTOR) * FACTOR
        w = math.ceil(width * beta / FACTOR) * FACTOR
    return h, w


def resize_image(image: Image.Image | np.ndarray, max_pixels: int, min_pixels: int = MIN_PIXELS) -> np.ndarray:
    """The picture the model sees: uint8 [H, W, 3] with H and W multiples of 28."""
    picture = (image if isinstance(image, Image.Image) else Image.fromarray(image)).convert("RGB")
    h, w = smart_resize(picture.height, picture.width, max_pixels, min_pixels)
    if (w, h) != picture.size:
        picture = picture.resize((w, h), Image.Resampling.BICUBIC)
    return np.asarray(picture)


def patches_of(pictures: Tensor) -> Tensor:
    """Patches float32 [B, H / 14 * W / 14, 1176] of already resized pictures uint8 [B, H, W, 3].

    A patch is flattened as [channel, 2 equal frames, 14, 14].
    """
    batch, height, width, _ = pictures.shape
    if height % FACTOR or width % FACTOR:
        raise ValueError(f"picture of {width} x {height}: sides must be multiples of {FACTOR}, resize it first")
    mean = torch.tensor(MEAN, device=pictures.device)
    std = torch.tensor(STD, device=pictures.device)
    pixels = (pictures.float() * (1 / 255) - mean) / std
    blocks = pixels.reshape(batch, height // FACTOR, MERGE, PATCH, width // FACTOR, MERGE, PATCH, 3)
    blocks = blocks.permute(0, 1, 4, 2, 5, 7, 3, 6).unsqueeze(6).expand(-1, -1, -1, -1, -1, -1, TEMPORAL, -1, -1)
    return blocks.reshape(batch, height // PATCH * (width // PATCH), 3 * TEMPORAL * PATCH * PATCH)


def grid_of(picture: np.ndarray | Tensor) -> tuple[int, int, int]:
    """(1, h, w) in patches of a resized picture [H, W, 3]."""
    return 1, picture.shape[0] // PATCH, picture.shape[1] // PATCH


def prepare_image(
    image: Image.Image | np.ndarray, max_pixels: int, min_pixels: int = MIN_PIXELS
) -> tuple[np.ndarray, tuple[int, int, int], np.ndarray]:
    """`(pixel_values float32 [h * w, 1176], (1, h, w), resized uint8 [H, W, 3])` of one picture."""
    resized = resize_image(image, max_pixels, min_pixels)
    return patches_of(torch.from_numpy(resized.copy())[None])[0].numpy(), grid_of(resized), resized


def check_against_reference() -> float:
    """Largest difference from transformers' image processor, over pictures that grow, shrink and stay."""
    from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

    rng = np.random.default_rng(0)
    worst = 0.0
    for height, width, max_pixels in ((300, 401, 28224), (168, 168, 28224), (20, 30, 28224), (97, 900, 7056)):
        image = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
        reference = Qwen2VLImageProcessorPil(size={"shortest_edge": MIN_PIXELS, "longest_edge": max_pixels})
        wanted = reference(images=[Image.fromarray(image)], return_tensors="np")
        values, grid, _ = prepare_image(image, max_pixels)
        assert list(grid) == wanted["image_grid_thw"][0].tolist(), (grid, wanted["image_grid_thw"])
        worst = max(worst, float(np.abs(values - wanted["pixel_values"]).max()))
    assert worst <= 1e-5, f"pixel values differ from the reference by {worst}"
    return worst


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", required=True)
    parser.parse_args()
    print("largest difference from the reference", check_against_reference())
