"""The peer of the bench in PyTorch: `torch_peer.py FOLDER eager|compile`."""

import sys

import torch
from torch import nn

from peer import peak_memory, read_problem, serve, timed

row, x, y, weights = read_problem(sys.argv[1])
rest = iter(torch.tensor(weight) for weight in weights)
activations = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


class Last(nn.Module):
    """A recurrent layer's state after the last step."""

    def __init__(self, cell):
        super().__init__()
        self.cell = cell

    def forward(self, values):
        state = self.cell(values)[1]
        state = state[0] if isinstance(state, tuple) else state
        return torch.cat(list(state), -1)


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, values):
        return values + self.inner(values)


class Mean(nn.Module):
    def forward(self, values):
        return values.mean((2, 3))


class Words(nn.Module):
    def __init__(self, table):
        super().__init__()
        self.table = table

    def forward(self, values):
        return self.table(values.long())


def put(parameter, values):
    with torch.no_grad():
        parameter.copy_(values)


def recurrent(kind, spec, size, bidirectional=False):
    cell = kind(size, spec["units"], batch_first=True, bidirectional=bidirectional)
    units = spec["units"]

    def gates(values):  # Keras's GRU has its update gate first, torch's has it second
        if kind is not nn.GRU:
            return values
        update, reset, new = values.split(units, -1)
        return torch.cat([reset, update, new], -1)

    for suffix in ["", "_reverse"][: 1 + bidirectional]:
        put(getattr(cell, "weight_ih_l0" + suffix), gates(next(rest)).T)
        put(getattr(cell, "weight_hh_l0" + suffix), gates(next(rest)).T)
        bias, hidden = getattr(cell, "bias_ih_l0" + suffix), getattr(cell, "bias_hh_l0" + suffix)
        biases = gates(next(rest))
        if kind is nn.GRU:  # two biases in Keras, too
            put(bias, biases[0])
            put(hidden, biases[1])
        else:
            put(bias, biases)
            put(hidden, torch.zeros_like(hidden))
            hidden.requires_grad_(False)
    return Last(cell), units * (1 + bidirectional)


def build(specs, shape):
    """The modules of the layers; `shape` is that of a sample as torch has it: channels first."""
    modules = []
    for spec in specs:
        kind = spec["kind"]
        if kind == "dense":
            kernel, bias = next(rest), next(rest)
            if isinstance(shape, tuple):  # flattened: Keras has the channels last
                channels, height, width = shape
                kernel = kernel.reshape(height, width, channels, -1).permute(2, 0, 1, 3)
                kernel = kernel.reshape(channels * height * width, -1)
            layer = nn.Linear(*kernel.shape)
            put(layer.weight, kernel.T)
            put(layer.bias, bias)
            modules.append(layer)
            shape = kernel.shape[1]
        elif kind == "conv2d":
            kernel, bias = next(rest), next(rest)
            padding = spec["kernel"] // 2 if spec.get("padding") == "same" else 0
            layer = nn.Conv2d(shape[0], spec["filters"], spec["kernel"], spec.get("strides", 1), padding)
            put(layer.weight, kernel.permute(3, 2, 0, 1))
            put(layer.bias, bias)
            modules.append(layer)
            less = spec["kernel"] - 1 - 2 * padding
            shape = [spec["filters"], shape[1] - less, shape[2] - less]
        elif kind == "maxPool2d":
            modules.append(nn.MaxPool2d(2))
            shape = [shape[0], shape[1] // 2, shape[2] // 2]
        elif kind == "flatten":
            modules.append(nn.Flatten())
            shape = tuple(shape)
        elif kind == "batchNorm":
            layer = nn.BatchNorm2d(shape[0], eps=1e-3, momentum=0.01)
            for part in (layer.weight, layer.bias, layer.running_mean, layer.running_var):
                put(part, next(rest))
            modules.append(layer)
        elif kind == "relu":
            modules.append(nn.ReLU())
        elif kind == "globalAveragePool2d":
            modules.append(Mean())
            shape = shape[0]
        elif kind == "dropout":
            modules.append(nn.Dropout(spec["rate"]))
        elif kind == "embedding":
            modules.append(Words(nn.Embedding.from_pretrained(next(rest), freeze=False)))
            shape = spec["units"]
        elif kind == "residual":
            modules.append(Residual(build(spec["layers"], shape)[0]))
        else:
            cells = {"lstm": nn.LSTM, "gru": nn.GRU, "bidirectionalLstm": nn.LSTM}
            layer, shape = recurrent(cells[kind], spec, shape, kind == "bidirectionalLstm")
            modules.append(layer)
        if spec.get("activation") in activations:
            modules.append(activations[spec["activation"]]())
    return nn.Sequential(*modules), shape


image = len(row["input"]) == 3
size = row["input"][-1]
model = build(row["layers"], [size, *row["input"][:2]] if image else size)[0]
x = torch.tensor(x)
x = x.permute(0, 3, 1, 2).contiguous() if image else x
y = x if row.get("target") == "itself" else torch.tensor(y)
loss_of = nn.MSELoss() if row.get("target") == "itself" else nn.CrossEntropyLoss()
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], 1e-3, eps=1e-10)
run = torch.compile(model) if sys.argv[2] == "compile" else model
batch, steps = row["batch"], row["steps"]


def batches():
    return [(x[at : at + batch], y[at : at + batch]) for at in range(0, batch * steps, batch)]


def epoch():
    """Trains; the loss of each step, as the others give it to their callbacks."""
    model.train()
    found = []
    for inputs, targets in batches():
        optimizer.zero_grad()
        loss = loss_of(run(inputs), targets)
        loss.backward()
        optimizer.step()
        found.append(loss.item())
    return found


def losses():
    found = []
    while len(found) < 20:
        found += epoch()
    return found[:20]


def predict():
    model.eval()
    with torch.no_grad():
        return torch.cat([run(inputs) for inputs, _ in batches()])


def evaluate():
    model.eval()
    with torch.no_grad():
        return sum(loss_of(run(inputs), targets).item() for inputs, targets in batches()) / steps


serve(
    {
        "losses": losses,
        "train": lambda: timed(epoch, steps),
        "predict": lambda: timed(predict, steps),
        "evaluate": lambda: timed(evaluate, steps),
        "memory": peak_memory,
    }
)
