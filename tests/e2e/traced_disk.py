# SPDX-License-Identifier: MIT
"""A disk that loses power: replays the file system calls of a traced program and says what may be on
the disk when the power fails after any of them.

What was written to a file is safe once the file was synced; that a name is in a folder, once the
folder was. Of the rest everything, nothing or any part may be there.
"""

import dataclasses
import os
import pathlib
import re

CALLS = ("open,openat,creat,close,write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,"
         "renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,ftruncate,"
         "truncate,fallocate,copy_file_range,sendfile,dup,dup2,dup3,fcntl,lseek")
SECTOR = 512


def strace(log):
    """The beginning of a command line that traces what the replay needs."""
    return ["strace", "-f", "-y", "-xx", "-s", "100000000", "-o", str(log), "-e", "trace=" + CALLS]


def text_of(quoted):
    """The bytes of a string of -xx."""
    return bytes.fromhex(quoted.replace("\\x", ""))


@dataclasses.dataclass
class Call:
    name: str
    arguments: str
    result: int
    result_path: str  # of a descriptor that is given back


STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
DESCRIPTOR = re.compile(r"(-?\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>")
LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?")


def read_calls(log):
    """The calls of all threads that did not fail, in the order of their ends."""
    begun = {}
    for line in pathlib.Path(log).read_text().splitlines():
        thread, _, rest = line.partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            begun[thread] = rest.removesuffix("<unfinished ...>").rstrip()
            continue
        if rest.startswith("<... "):
            rest = begun.pop(thread) + rest.partition(" resumed>")[2]
        match = LINE.match(rest)
        if match and int(match[3]) >= 0:
            yield Call(match[1], match[2], int(match[3]), text_of(match[4] or "").decode())


class File:
    def __init__(self, content=b""):
        self.safe = bytes(content)
        self.now = bytearray(content)
        self.pending = []  # (offset, bytes) or (length, None) for a change of length

    def write(self, offset, data):
        self.pending.append((offset, bytes(data)))
        self.apply(self.now, offset, data)

    def resize(self, length):
        self.pending.append((length, None))
        self.apply(self.now, length, None)

    def sync(self):
        self.safe = bytes(self.now)
        self.pending = []

    @staticmethod
    def apply(content, offset, data):
        if data is None:
            del content[offset:]
            content.extend(bytes(offset - len(content)))
            return
        content.extend(bytes(max(0, offset - len(content))))
        content[offset:offset + len(data)] = data

    def after_power_loss(self, chance):
        """chance(): whether a piece of what is not safe is there all the same."""
        content = bytearray(self.safe)
        for offset, data in self.pending:
            if data is None:
                if chance():
                    self.apply(content, offset, None)
                continue
            # Sectors are written whole or not at all, in any order.
            start = 0
            while start < len(data):
                end = min(len(data), start + SECTOR - (offset + start) % SECTOR)
                if chance():
                    self.apply(content, offset + start, data[start:end])
                start = end
        return bytes(content)


class Disk:
    """The files and folders below `root`, as they are now and as they are safe."""

    def __init__(self, root, syncs=True):
        self.root = str(root)
        self.syncs = syncs  # False: a disk that ignores what it is told, to prove the test
        self.names = {}  # path: File, or None for a folder
        self.safe_names = {}
        self.pending = []  # (folders, function on a dict of names)
        self.open = {}  # descriptor: [File, offset, appends]
        for folder, _, files in os.walk(self.root):
            self.names[folder] = None
            for name in files:
                path = os.path.join(folder, name)
                self.names[path] = File(pathlib.Path(path).read_bytes())
        self.safe_names = dict(self.names)

    def is_ours(self, path):
        return path == self.root or path.startswith(self.root + "/")

    def change_names(self, folders, change):
        change(self.names)
        self.pending.append((set(folders), change))

    def sync_folder(self, folder):
        rest = []
        for folders, change in self.pending:
            if folder in folders:
                change(self.safe_names)
            else:
                rest.append((folders, change))
        self.pending = rest

    def add(self, path, node):
        if path not in self.names:
            self.change_names([os.path.dirname(path)], lambda names: names.__setitem__(path, node))

    def remove(self, path):
        self.change_names([os.path.dirname(path)], lambda names: names.pop(path, None))

    def move(self, old, new):
        """Also a folder with all that is in it."""
        def change(names):
            for path in [path for path in names if path == old or path.startswith(old + "/")]:
                names[new + path[len(old):]] = names.pop(path)
        self.change_names([os.path.dirname(old), os.path.dirname(new)], change)

    def replay(self, call):
        """Takes a call over; says whether it changed or secured something."""
        paths = self.paths_in(call)
        name = call.name
        if name in ("open", "openat", "creat"):
            return self.replay_open(call)
        if name in ("dup", "dup2", "dup3", "copy_file_range", "sendfile", "truncate", "link",
                    "linkat", "symlink", "symlinkat", "writev", "pwritev"):
            assert not any(map(self.is_ours, paths)), f"{name} is not replayed"
            return False
        if name in ("rename", "renameat", "renameat2"):
            old, new = paths[-2:]
            if not (self.is_ours(old) or self.is_ours(new)):
                return False
            assert self.is_ours(old) and self.is_ours(new), "moves in or out are not replayed"
            self.move(old, new)
            return True
        if name in ("unlink", "unlinkat", "rmdir") and self.is_ours(paths[-1]):
            self.remove(paths[-1])
            return True
        if name in ("mkdir", "mkdirat") and self.is_ours(paths[-1]):
            self.add(paths[-1], None)
            return True
        return self.replay_on_descriptor(call)

    @staticmethod
    def paths_in(call):
        """The paths of the arguments: strings, each below the descriptor before it, else the
        descriptors' own."""
        folder = "/"
        paths = []
        for match in re.finditer(f"{DESCRIPTOR.pattern}|{STRING.pattern}", call.arguments):
            if match[3] is None:
                folder = text_of(match[2]).decode(errors="replace")
            elif call.name not in ("write", "pwrite64"):
                paths.append(os.path.normpath(os.path.join(folder, text_of(match[3]).decode())))
        return paths or [folder]

    def replay_open(self, call):
        path = call.result_path.removesuffix("(deleted)")
        self.open.pop(call.result, None)
        if not self.is_ours(path):
            return False
        isNew = path not in self.names
        if isNew:
            self.add(path, File())
        file = self.names[path]
        if file is None:
            self.open[call.result] = [path, 0, False]
            return False
        if "O_TRUNC" in call.arguments and file.now:
            file.resize(0)
        self.open[call.result] = [file, 0, "O_APPEND" in call.arguments]
        return isNew

    def replay_on_descriptor(self, call):
        match = re.match(r"(\d+)", call.arguments)
        entry = self.open.get(int(match[1])) if match else None
        if entry is None:
            return False
        file, offset, appends = entry
        if call.name == "close":
            del self.open[int(match[1])]
        elif call.name in ("fsync", "fdatasync"):
            if self.syncs and isinstance(file, str):
                self.sync_folder(file)
            elif self.syncs:
                file.sync()
            return True
        elif call.name == "lseek":
            entry[1] = call.result
        elif call.name == "write":
            data = text_of(STRING.search(call.arguments)[1])[:call.result]
            offset = len(file.now) if appends else offset
            file.write(offset, data)
            entry[1] = offset + len(data)
            return True
        elif call.name == "pwrite64":
            data = text_of(STRING.search(call.arguments)[1])[:call.result]
            file.write(int(call.arguments.rsplit(",", 1)[1]), data)
            return True
        elif call.name == "ftruncate":
            file.resize(int(call.arguments.rsplit(",", 1)[1]))
            return True
        elif call.name == "fallocate":
            raise AssertionError("fallocate is not replayed")
        return False

    def after_power_loss(self, chance):
        """The names and contents after a loss of power: {path: bytes, or None for a folder}."""
        names = dict(self.safe_names)
        for _, change in self.pending:
            if chance():
                change(names)
        return {path: None if node is None else node.after_power_loss(chance)
                for path, node in names.items()
                if path == self.root or os.path.dirname(path) in names}

    @staticmethod
    def lay_out(content, old_root, new_root):
        """Writes such a state to another folder."""
        for path in sorted(content):
            place = pathlib.Path(str(new_root) + path[len(old_root):])
            if content[path] is None:
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content[path])
