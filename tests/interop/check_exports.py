"""Loads exported files the way Python trainers do and prints what it found as JSON.

usage: check_exports.py FILE…   (each named NAME.FORMAT.jsonl)
"""

import json
import sys

import datasets


def roles(messages):
    return [message["role"] for message in messages]


def conversational(row, columns):
    return all(
        isinstance(row[column], list) and all({"role", "content"} <= set(message) for message in row[column])
        for column in columns
    )


EXPECTED = {
    "trl-dpo": ["prompt", "chosen", "rejected"],
    "trl-sft": ["prompt", "completion"],
    "trl-kto": ["prompt", "completion"],
    "openai-sft": ["messages"],
}

found = {}
for path in sys.argv[1:]:
    name = path.split(".")[-2]
    data = datasets.load_dataset("json", data_files=path, split="train", cache_dir=sys.argv[1] + ".cache")
    columns = EXPECTED[name]
    found[name] = {
        "rows": data.num_rows,
        "columns": sorted(data.column_names),
        "conversational": all(conversational(row, columns) for row in data),
        "first": {column: roles(data[0][column]) for column in columns},
    }
    if name == "trl-kto":
        found[name]["labels"] = sorted({type(row["label"]).__name__ for row in data})

print(json.dumps(found))
