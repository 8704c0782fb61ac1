"""The networks of the jobs, as a PyTorch user writes them; a job's file declares the same."""

from torch import nn


def reference_cifar():
    return nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(inplace=True),
        nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(inplace=True),
        nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(inplace=True),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(64 * 8 * 8, 256), nn.ReLU(inplace=True),
        nn.Linear(256, 10),
    )  # fmt: skip


def lenet_mnist():
    return nn.Sequential(
        nn.Conv2d(1, 20, 5), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(50 * 4 * 4, 500), nn.ReLU(inplace=True),
        nn.Linear(500, 10),
    )  # fmt: skip


def mlp_mnist():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(28 * 28, 300), nn.ReLU(inplace=True),
        nn.Linear(300, 100), nn.ReLU(inplace=True),
        nn.Linear(100, 10),
    )  # fmt: skip


class Block(nn.Module):
    """Two convolutions and a shortcut, which is a 1x1 convolution where the shapes differ."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.inner = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False),
            nn.BatchNorm2d(outputs), nn.ReLU(inplace=True),
            nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs),
        )  # fmt: skip
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def forward(self, x):
        return (self.inner(x) + self.shortcut(x)).relu_()


def resnet20_cifar():
    blocks = [
        Block(inputs, outputs, stride)
        for inputs, outputs, stride in [
            (16, 16, 1), (16, 16, 1), (16, 16, 1),
            (16, 32, 2), (32, 32, 1), (32, 32, 1),
            (32, 64, 2), (64, 64, 1), (64, 64, 1),
        ]
    ]  # fmt: skip
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(inplace=True),
        *blocks,
        nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(64, 10),
    )  # fmt: skip


def build(job):
    network = {
        "reference-cifar": reference_cifar,
        "lenet-mnist": lenet_mnist,
        "mlp-mnist": mlp_mnist,
        "resnet20-cifar": resnet20_cifar,
    }[job]()
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    return network
