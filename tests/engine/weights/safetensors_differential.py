# SPDX-License-Identifier: MIT
"""Compares our safetensors reader with the format's own library on thousands of mutated files.

usage: safetensors_differential.py PROGRAM [COUNT [SEED]]

PROGRAM is safetensors_verdicts. Ours may be stricter, never more lenient: a file that it takes, the
library must take too, and files that are as they should be, both must take.
"""
import json
import random
import struct
import subprocess
import sys

try:
    from safetensors import SafetensorError, deserialize
except ImportError:
    print("the Python package safetensors is not installed")
    sys.exit(77)

SIZES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1,
         "BOOL": 1}
HOSTILE = [0, 1, 2, 3, -1, 4.0, "4", None, True, [], {}, 2**31, 2**32, 2**47, 2**48, 2**61, 2**62,
           2**63 - 1, 2**63, 2**64 - 1, 2**64, 1e3]


def good_file(rng):
    """(header, data) of a few tensors, some of them empty, in any order of keys."""
    header, end = {}, 0
    for index in range(rng.randint(0, 5)):
        dtype = rng.choice(list(SIZES))
        shape = [rng.choice([0, 1, 1, 2, 3]) for _ in range(rng.randint(0, 4))]
        count = SIZES[dtype]
        for dimension in shape:
            count *= dimension
        header[f"t{index}.weight"] = {"dtype": dtype, "shape": shape,
                                      "data_offsets": [end, end + count]}
        end += count
    items = list(header.items())
    rng.shuffle(items)
    header = dict(items)
    if rng.random() < 0.3:
        header["__metadata__"] = {"format": "pt"}
    return header, bytes(rng.getrandbits(8) for _ in range(end))


def change_header(rng, header):
    """One field of one entry gets a hostile value."""
    name = rng.choice(list(header))
    entry = header[name]
    action = rng.randrange(6)
    if name == "__metadata__" or action == 0:
        header[name] = rng.choice(HOSTILE)
    elif action == 1:
        del entry[rng.choice(list(entry))]
    elif action == 2:
        entry[rng.choice(["dtype", "shape", "data_offsets", "more"])] = rng.choice(HOSTILE)
    elif action == 3:
        entry["shape"].insert(rng.randint(0, len(entry["shape"])), rng.choice(HOSTILE))
    elif action == 4:
        entry["data_offsets"][rng.randrange(2)] = rng.choice(HOSTILE)
    else:
        entry["data_offsets"] = [value + rng.choice([-1, 1, 4]) for value in entry["data_offsets"]]


def change_bytes(rng, content):
    """Some bytes are flipped, cut off, added, doubled."""
    content = bytearray(content)
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(content))
        action = rng.randrange(5)
        if action == 0:
            content[place] ^= 1 << rng.randrange(8)
        elif action == 1:
            content[place] = rng.choice(b'{}[]",:0129-+.eE \t\n\0\x80\xff\xc3\\nut')
        elif action == 2:
            del content[place:place + rng.randint(1, 4)]
        elif action == 3:
            content[place:place] = content[place:place + rng.randint(1, 40)]
        else:
            content += bytes(rng.randint(1, 8))
        if not content:
            break
    return bytes(content)


def make_case(rng):
    """(file, whether it is as it should be)."""
    header, data = good_file(rng)
    kind = rng.randrange(10)
    if 1 <= kind <= 5 and header:
        change_header(rng, header)
    text = json.dumps(header, separators=(",", ":")).encode()
    if kind == 9:
        text = change_bytes(rng, text)
    content = struct.pack("<Q", len(text)) + text + data
    if 6 <= kind <= 8:
        content = change_bytes(rng, content)
    return content, kind == 0


def library_accepts(content):
    try:
        deserialize(content)
        return True
    except SafetensorError:
        return False


def main(program, count, seed):
    rng = random.Random(seed)
    cases = [make_case(rng) for _ in range(count)]
    stream = b"".join(struct.pack("<Q", len(content)) + content for content, _ in cases)
    result = subprocess.run([program], input=stream, capture_output=True, timeout=60)
    verdicts = result.stdout.decode().split()
    if result.returncode != 0 or len(verdicts) != count:
        sys.exit(f"{program} ended with {result.returncode} after {len(verdicts)} of {count} files: "
                 f"{cases[min(len(verdicts), count - 1)][0]!r}")
    stricter = both = 0
    for (content, is_good), verdict in zip(cases, verdicts):
        ours, theirs = verdict == "accept", library_accepts(content)
        if ours and not theirs:
            sys.exit(f"only ours takes (seed {seed}): {content!r}")
        if is_good and not ours:
            sys.exit(f"ours refuses a good file (seed {seed}): {content!r}")
        stricter += theirs and not ours
        both += ours and theirs
    print(f"{count} files: both take {both}, only the library takes {stricter}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20000,
         int(sys.argv[3]) if len(sys.argv) > 3 else 1)
