# SPDX-License-Identifier: MIT
"""A Slurm cluster of one node for a test: munged, slurmctld and slurmd of its own, in a folder of its
own, on free ports of the loopback interface. Needs no systemd, no cgroups and no configuration of
the machine; works as root in a container.
"""

import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo")


def program(name):
    """Its path; daemons may lie where an ordinary user's PATH does not lead."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/local/sbin")


def missing_programs():
    return [name for name in PROGRAMS if program(name) is None]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class SlurmCluster:
    """Use as a context manager; `environment` makes Slurm's commands talk to this cluster."""

    START_SECONDS = 40

    def __init__(self, folder, cpus):
        self.folder = pathlib.Path(folder)
        self.cpus = cpus
        self.daemons = []
        self.environment = {"SLURM_CONF": str(self.folder / "slurm.conf")}

    def __enter__(self):
        try:
            self.write_configuration()
            self.start_munge()
            self.start("slurmctld", "-D", "-i", "-c")
            self.start("slurmd", "-D", "-N", "node1", "-c")
            self.wait_until(lambda: "idle" in self.run("sinfo", "-h", "-o", "%t"), "node is idle")
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def write_configuration(self):
        for name in ("state", "spool", "log", "munge"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "munge").chmod(0o755)
        user = pwd.getpwuid(os.getuid()).pw_name
        (self.folder / "slurm.conf").write_text(f"""\
ClusterName=audioldmtest
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={self.folder}/munge/socket
StateSaveLocation={self.folder}/state
SlurmdSpoolDir={self.folder}/spool
SlurmctldPidFile={self.folder}/slurmctld.pid
SlurmdPidFile={self.folder}/slurmd.pid
SlurmctldLogFile={self.folder}/log/slurmctld
SlurmdLogFile={self.folder}/log/slurmd
SlurmctldDebug=verbose
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=1,sched_interval=1,batch_sched_delay=0,sched_min_interval=0
SlurmdParameters=config_overrides
ReturnToService=2
InactiveLimit=0
KillWait=5
MinJobAge=300
PropagateResourceLimits=ALL
NodeName=node1 NodeHostname={socket.gethostname()} NodeAddr=127.0.0.1 CPUs={self.cpus} RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=node1 Default=YES MaxTime=INFINITE State=UP
""")

    def start_munge(self):
        munge = self.folder / "munge"
        key = munge / "key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o600)
        self.start("munged", "--foreground", "--force", f"--socket={munge}/socket",
                   f"--key-file={key}", f"--pid-file={munge}/pid", f"--log-file={munge}/log",
                   f"--seed-file={munge}/seed", "--num-threads=2")
        self.wait_until((munge / "socket").exists, "munge answers")

    def start(self, name, *arguments):
        log = open(self.folder / "log" / f"{name}.out", "wb")
        self.daemons.append((name, subprocess.Popen(
            [program(name), *arguments], stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            env={**os.environ, **self.environment}, start_new_session=True)))
        log.close()

    def run(self, name, *arguments):
        """What a command of Slurm prints."""
        process = subprocess.run([program(name), *arguments], capture_output=True, text=True,
                                 env={**os.environ, **self.environment}, timeout=30)
        return process.stdout + process.stderr

    def wait_until(self, condition, what, seconds=START_SECONDS):
        end = time.monotonic() + seconds
        while not condition():
            dead = [name for name, daemon in self.daemons if daemon.poll() is not None]
            if dead or time.monotonic() > end:
                raise RuntimeError(f"not reached: {what}; ended: {dead}\n{self.logs()}")
            time.sleep(0.05)

    def logs(self):
        return "\n".join(f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}"
                         for log in sorted((self.folder / "log").iterdir()))

    def stop(self):
        """Ends jobs first, then the daemons, each by its own process group."""
        if any(name == "slurmd" for name, _ in self.daemons):
            self.run("scancel", "--signal=KILL", "--full", "--user", str(os.getuid()))
            self.run("scancel", "--user", str(os.getuid()))
        for name, daemon in reversed(self.daemons):
            daemon.send_signal(signal.SIGTERM)
            try:
                daemon.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(daemon.pid, signal.SIGKILL)
                daemon.wait()
        self.daemons = []
