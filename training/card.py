"""Write the model card from what was measured."""
from pathlib import Path
from training.encoder import Recipe


def write_card(folder: Path, recipe: Recipe) -> None:
    """Write `card.md`."""
