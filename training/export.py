"""Write a trained network in the files that ship."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

from training.net import ReadingNet

NAMES = ("input_ids", "attention_mask", "states")


def export(net: ReadingNet, folder: Path) -> None:
    """Write `model.onnx` (int8), `tokenizer.json` and `heads.npz` (halves) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    export_trunk(net.trunk, folder / "model.onnx")
    tokenizer = Tokenizer.from_file(str(net.trunk.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    arrays = {
        "codes_in": net.codes_in.weight.T,
        "codes_in_bias": net.codes_in.bias,
        "codes_out": net.codes_out.weight.T,
        "codes_skip": net.codes_skip.weight.T,
        "codes_bias": net.codes_out.bias,
        "mi_in": net.mi_in.weight.T,
        "mi_in_bias": net.mi_in.bias,
        "mi_out": net.mi_out.weight.T,
        "mi_bias": net.mi_out.bias,
    }
    halves = {name: array.detach().numpy().astype(np.float16) for name, array in arrays.items()}
    np.savez(folder / "heads.npz", **halves)


def export_trunk(trunk: nn.Module, path: Path) -> None:
    """Write an encoder as ONNX, its matrices in seven bits.

    Seven and not eight: processors without VNNI add two products in sixteen bits, and eight bits
    overflow there.
    """
    full = path.with_name("full.onnx")
    example = (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    torch.onnx.export(
        trunk.eval(),
        example,
        str(full),
        input_names=NAMES[:2],
        output_names=NAMES[2:],
        dynamic_axes={name: {0: "windows", 1: "tokens"} for name in NAMES},
        dynamo=False,
    )
    quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, reduce_range=True)
    full.unlink()
