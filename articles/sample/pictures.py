"""Draws the lead pictures of the sample: shelves of invented books, seen from the front."""

import io
import random

from PIL import Image, ImageDraw

# Quiet colours of cloth bindings, and one that stands out.
CLOTH = ["#2c3740", "#1b2a52", "#12382f", "#46203f", "#7a2f1b", "#8d8468", "#b8ad92", "#0d4a58"]
WALL, BOARD, ODD = "#e6e1d3", "#b59f7a", "#b3261a"
SIZE = (1600, 900)


def shelves(seed: int) -> bytes:
    """A PNG of 1600 x 900 pixels; the same for the same `seed`, different for another."""
    # Not for secrets: the same picture has to come out each time.
    chance = random.Random(seed)  # noqa: S311
    picture = Image.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(picture)
    rows = chance.choice([2, 3, 4])
    height = SIZE[1] // rows
    odd = chance.randrange(rows)
    for row in range(rows):
        floor = (row + 1) * height
        draw.rectangle([0, floor - 14, SIZE[0], floor], fill=BOARD)
        _books(draw, chance, floor - 14, height - 14, odd_one=row == odd)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _books(
    draw: ImageDraw.ImageDraw, chance: random.Random, floor: int, room: int, *, odd_one: bool
) -> None:
    left = chance.randrange(20, 160)
    end = SIZE[0] - chance.randrange(20, 400)
    odd_at = chance.randrange(left, end) if odd_one else -1
    while left < end:
        width = chance.randrange(18, 64)
        tall = int(room * chance.uniform(0.55, 0.92))
        is_odd = left <= odd_at < left + width
        colour = ODD if is_odd else chance.choice(CLOTH)
        draw.rectangle([left, floor - tall, left + width, floor], fill=colour)
        for band in chance.sample([0.12, 0.2, 0.7, 0.84], chance.choice([0, 1, 2])):
            top = floor - tall + int(tall * band)
            draw.rectangle([left + 4, top, left + width - 4, top + 4], fill=WALL)
        left += width + chance.choice([2, 2, 2, 3, 40])
