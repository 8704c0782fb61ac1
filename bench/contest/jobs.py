"""What is trained: a file of bench/jobs that all contestants read, and its sizes."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("bench/jobs")

# In the order of the table. Plain DL4J trains this many images twice, some 10 to 60 seconds.
PLAIN_DL4J_IMAGES = {
    "reference-cifar": 500,
    "lenet-mnist": 2000,
    "mlp-mnist": 15000,
    "resnet20-cifar": 256,
}


@dataclass(frozen=True)
class Job:
    name: str
    path: Path
    spec: dict
    plain_images: int

    @staticmethod
    def read(name):
        path = FOLDER / f"{name}.json"
        return Job(name, path, json.loads(path.read_text()), PLAIN_DL4J_IMAGES[name])

    @property
    def batch(self):
        return self.spec["training"]["batchSize"]

    @property
    def epochs(self):
        return self.spec["training"]["epochs"]

    @property
    def train(self):
        return self.spec["data"]["train"]

    @property
    def evaluated(self):
        """Images measured after an epoch: the validation part and a probe of the training part."""
        validation = self.spec["data"]["validation"]
        return validation + min(validation, self.train)

    @property
    def runs(self):
        sweep = self.spec["sweep"]
        return len(sweep["penalty.lambda"]) * len(sweep["seed"])

    @property
    def convolutional(self):
        return any(layer["type"] == "conv" for layer in self.spec["model"]["layers"])

    def smaller(self, folder, divisor):
        """Returns the job on fewer images (whole batches, at least 4), its file in a folder."""
        spec = json.loads(self.path.read_text())
        spec["data"]["train"] = self._part(self.train, divisor)
        path = folder / self.path.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(spec))
        return Job(self.name, path, spec, self._part(self.plain_images, divisor))

    def _part(self, images, divisor):
        return max(4, images // divisor // self.batch) * self.batch
