"""The event files of Stored.experiment(), made by TensorBoard's own messages and record writer.

pip install tensorboard==2.21.0; python tensorboard_events.py FOLDER
"""

import math
import sys
from pathlib import Path

from google.protobuf.internal.encoder import _VarintBytes
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.plugins.hparams import api_pb2, metadata, plugin_data_pb2
from tensorboard.summary.writer.record_writer import RecordWriter

STARTED, ENDED = 1767323045.25, 1767323051.5  # 2026-01-02T03:04:05.250Z, 03:04:11.500Z
NAN = math.nan
METRICS = [
    "loss/validation", "loss/train", "loss/gap",
    "accuracy/validation", "accuracy/train", "accuracy/gap",
    "weights/l2_norm", "weights/zero_fraction",
]


def write(name, events):
    with open(Path(sys.argv[1]) / name, "wb") as file:
        writer = RecordWriter(file)
        for event in events:
            writer.write(event.SerializeToString(deterministic=True))
        writer.flush()


def version():
    return Event(wall_time=STARTED, file_version="brain.Event:2")


def hparams(time, tag, **data):
    content = plugin_data_pb2.HParamsPluginData(**data)
    value = Summary.Value(
        tag=tag,
        metadata=metadata.create_summary_metadata(content),
        tensor=metadata.NULL_TENSOR,
    )
    return Event(wall_time=time, summary=Summary(value=[value]))


def info(name, kind, values):
    result = api_pb2.HParamInfo(name=name, type=kind)
    result.domain_discrete.extend(values)
    return result


def experiment():
    return hparams(
        STARTED,
        metadata.EXPERIMENT_TAG,
        experiment=api_pb2.Experiment(
            name="sample",
            description="two lines\nand \"quotes\"",
            time_created_secs=STARTED,
            hparam_infos=[
                info("seed", api_pb2.DATA_TYPE_FLOAT64, [1]),
                info("penalty", api_pb2.DATA_TYPE_STRING, ["l2"]),
                info("lambda", api_pb2.DATA_TYPE_FLOAT64, [0, 1e-3]),
                info("data.scale", api_pb2.DATA_TYPE_STRING, ["unit", "=1+1,\n\"x\""]),
                info("mixed", api_pb2.DATA_TYPE_STRING, ["true", "{\"a\":[1]}"]),
                info("flag", api_pb2.DATA_TYPE_BOOL, [True, False]),
            ],
            metric_infos=[
                api_pb2.MetricInfo(name=api_pb2.MetricName(tag=tag)) for tag in METRICS
            ],
        ),
    )


def start(values):
    """The entries of a map may stand in any order, and deterministic=True has one of its own."""
    whole = plugin_data_pb2.SessionStartInfo(start_time_secs=STARTED)
    parts = []
    for name, value in values.items():
        field = {bool: "bool_value", float: "number_value", str: "string_value"}[type(value)]
        part = plugin_data_pb2.SessionStartInfo()
        for info in (whole, part):
            setattr(info.hparams[name], field, value)
        parts.append(part)
    parts.append(plugin_data_pb2.SessionStartInfo(start_time_secs=STARTED))
    joined = b"".join(part.SerializeToString() for part in parts)
    content = b"\x1a" + _VarintBytes(len(joined)) + joined  # session_start_info = 3
    message = plugin_data_pb2.HParamsPluginData(session_start_info=whole)
    assert plugin_data_pb2.HParamsPluginData.FromString(content) == message
    event = hparams(STARTED, metadata.SESSION_START_INFO_TAG, session_start_info=whole)
    event.summary.value[0].metadata.plugin_data.content = content
    return event


def end(status):
    info = plugin_data_pb2.SessionEndInfo(status=status, end_time_secs=ENDED)
    return hparams(ENDED, metadata.SESSION_END_INFO_TAG, session_end_info=info)


def scalars(time, step, train, validation, penalty, layers):
    """layers: name, L2 norm, zero weights of 4 a layer; 0.75 and 0.5 are the accuracies."""
    values = {
        "loss/train": train,
        "loss/validation": validation,
        "loss/gap": validation - train,
        "accuracy/train": 0.75,
        "accuracy/validation": 0.5,
        "accuracy/gap": 0.25,
        "objective/penalty": penalty,
        "objective/total": train + penalty,
        "weights/l2_norm": math.sqrt(sum(norm * norm for _, norm, _ in layers)),
        "weights/zero_fraction": sum(zeros for _, _, zeros in layers) / (4 * len(layers)),
        "epoch/seconds": 0.5 if step == 0 else 1.25,
    }
    for name, norm, zeros in layers:
        values["layer_l2_norm/" + name] = norm
        values["layer_zero_fraction/" + name] = zeros / 4
    summary = Summary(
        value=[Summary.Value(tag=tag, simple_value=value) for tag, value in values.items()]
    )
    return Event(wall_time=time, step=step, summary=summary)


write("head.tfevents", [version(), experiment()])
write(
    "completed.tfevents",
    [
        version(),
        start({"seed": 1.0, "penalty": "l2", "lambda": 0.0, "data.scale": "unit",
               "mixed": "true", "flag": True}),
        scalars(STARTED + 0.5, 0, 2.5, 2.25, 0.0, [("0-dense", 3.0, 0), ("1-output", 4.0, 1)]),
        scalars(STARTED + 1.75, 1, 1.1, 1.3, 0.0, [("0-dense", 3.0, 1), ("1-output", 4.0, 2)]),
        scalars(STARTED + 3.0, 2, 0.1, 0.7, 0.0, [("0-dense", 3.0, 2), ("1-output", 4.0, 3)]),
        end(api_pb2.STATUS_SUCCESS),
    ],
)
write(
    "diverged.tfevents",
    [
        version(),
        start({"seed": 1.0, "penalty": "l2", "lambda": 1e-3, "data.scale": "=1+1,\n\"x\"",
               "mixed": "{\"a\":[1]}", "flag": False}),
        scalars(STARTED + 0.5, 0, 2.5, 2.25, 0.125, [("0-dense", 3.0, 0), ("1-output", 4.0, 1)]),
        scalars(STARTED + 1.75, 1, NAN, NAN, NAN, [("0-dense", NAN, 0), ("1-output", NAN, 0)]),
        end(api_pb2.STATUS_FAILURE),
    ],
)
