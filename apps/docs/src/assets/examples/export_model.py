"""Writes a torch.nn.Sequential as a crease-model/1 document, and data as a CSV file.

The class names are those of PyTorch; a layer that is not in the list is an error, never a guess.
"""
import json

import torch
from torch import nn

ACTIVATIONS = {
    nn.ReLU: lambda layer: {"name": "relu"},
    nn.LeakyReLU: lambda layer: {"name": "leakyRelu", "slope": layer.negative_slope},
    nn.ELU: lambda layer: {"name": "elu", "alpha": layer.alpha},
    nn.Tanh: lambda layer: {"name": "tanh"},
    nn.Sigmoid: lambda layer: {"name": "sigmoid"},
    nn.SiLU: lambda layer: {"name": "silu"},
}


def layer_document(layer):
    if isinstance(layer, nn.Linear):
        bias = None if layer.bias is None else layer.bias.tolist()
        return {"type": "dense", "weight": layer.weight.tolist(), "bias": bias}
    if type(layer) in ACTIVATIONS:
        return {"type": "activation", **ACTIVATIONS[type(layer)](layer)}
    raise ValueError(f"No rule for {layer}: add one here.")


def write_model(path, model, name):
    layers = [layer_document(layer) for layer in model]
    document = {"format": "crease-model/1", "name": name, "input": [model[0].in_features], "layers": layers}
    with open(path, "w") as file:
        json.dump(document, file, indent=1)


def write_data(path, x, y):
    columns = [f"x{k + 1}" for k in range(x.shape[1])] + ["y"]
    rows = [",".join(repr(v) for v in row) for row in torch.cat([x, y], 1).tolist()]
    with open(path, "w") as file:
        file.write("\n".join([",".join(columns), *rows]) + "\n")


if __name__ == "__main__":
    torch.manual_seed(1)
    torch.set_default_dtype(torch.float64)
    grid = torch.linspace(-1, 1, 5)
    x = torch.cartesian_prod(grid, grid)
    y = x[:, :1] * x[:, 1:]
    model = nn.Sequential(nn.Linear(2, 6), nn.ReLU(), nn.Linear(6, 1))
    loss = nn.MSELoss()
    optimiser = torch.optim.SGD(model.parameters(), lr=0.2)
    for _ in range(3000):
        optimiser.zero_grad()
        loss(model(x), y).backward()
        optimiser.step()
    write_model("product.json", model, "product")
    write_data("product.csv", x, y)
    print(repr(loss(model(x), y).item()))
