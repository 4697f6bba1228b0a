"""Runs assets/samples/batch-job.yaml as a cluster would, with processes for pods. See test-kubernetes."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

import yaml
from kubernetes.client import models

PLAN = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parents[1]
ROWS = 160


def check_fields(value, kind, place="job"):
    """That every field is one of Kubernetes' own: the API would drop another without a word."""
    if match := re.fullmatch(r"[Ll]ist\[(.*)\]", kind):
        assert isinstance(value, list), place
        for number, entry in enumerate(value): check_fields(entry, match[1], f"{place}[{number}]")
    elif kind[:5] in ["dict(", "Dict["]:
        assert isinstance(value, dict), place
    elif model := getattr(models, kind, None):
        fields = {model.attribute_map[name]: type for name, type in model.openapi_types.items()}
        for name, entry in value.items():
            assert name in fields, f"{place} has no field {name}"
            check_fields(entry, fields[name], f"{place}.{name}")
    else:
        kinds = {"str": str, "int": int, "bool": bool, "object": object}
        assert isinstance(value, kinds[kind]), f"{place} is no {kind}: {value}"


class Job:
    def __init__(self, text, folder):
        job = yaml.safe_load(text)
        check_fields(job, "V1Job")
        self.folder, self.spec = folder, job["spec"]
        self.pod = self.spec["template"]["spec"]
        (self.container,) = self.pod["containers"]
        rules = self.spec["podFailurePolicy"]["rules"]
        (codes,) = [rule["onExitCodes"] for rule in rules if "onExitCodes" in rule]
        assert codes["operator"] == "In"
        self.final = set(codes["values"])
        volumes = {volume["name"] for volume in self.pod["volumes"]}
        assert volumes == {mount["name"] for mount in self.container["volumeMounts"]}

    def local(self, path):
        """Where a path of the container's lies here."""
        for mount in self.container["volumeMounts"]:
            if path == mount["mountPath"] or path.startswith(mount["mountPath"] + "/"):
                return str(self.folder / mount["name"]) + path[len(mount["mountPath"]):]
        return path

    def start(self, index, *more, without=(), environment=None):
        own = {entry["name"]: entry["value"] for entry in self.container["env"]}
        words = [self.local(word) for word in self.container["args"] if word not in without]
        return subprocess.Popen(
            [PLAN, *words, *more], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={"PATH": os.environ["PATH"], "PLAN_ASSETS": str(ROOT / "assets"),
                 "PLAN_LAYOUTS": str(ROOT / "layouts"), "JOB_COMPLETION_INDEX": str(index),
                 **(own if environment is None else environment)})

    def run(self, index, *more, **options):
        process = self.start(index, *more, **options)
        out, err = process.communicate()
        return process.returncode, out, err

    def plans(self): return list((self.folder / "plans").glob("*.pdf"))


def write_list(job, rows):
    path = job.folder / "lists"
    path.mkdir(exist_ok=True)
    lines = [f"R-{row},laser,{day}" for row, day in rows]
    (path / "patients.csv").write_text("\n".join(["reference,treatment,start", *lines]) + "\n")


def check_policy(job):
    """Retried is what trying again may help, and nothing else."""
    text = subprocess.run([PLAN, "--help"], capture_output=True, text=True).stdout
    known = {int(code) for code in re.findall(r"\d\d?", re.search(r"Exit codes:([^.]*)", text)[1])}
    assert job.final == known - {0, 75}, (job.final, known)
    assert job.spec["completionMode"] == "Indexed" and job.pod["restartPolicy"] == "Never"
    (count,) = [entry["value"] for entry in job.container["env"] if entry["name"] == "JOB_COMPLETIONS"]
    assert int(count) == job.spec["completions"]


def check_command(job):
    """Its command line, one dry run for each index: together they are the list."""
    write_list(job, [(row, "2025-03-03") for row in range(ROWS)])
    found = 0
    for index in range(job.spec["completions"]):
        code, _, err = job.run(index, "--dry-run", without=["--quiet"])
        assert code == 0, err
        found += int(match[1]) if (match := re.search(r"(\d+) would be made", err)) else 0
    assert found == ROWS, found
    assert not (job.folder / "plans").exists()
    code, _, err = job.run(0, "--dry-run", environment={})
    assert code == 64 and "--shard" in err, (code, err)


def run_cluster(job):
    """As the Job controller does it; one pod is killed, another drained with its node."""
    waiting, running, retries, doomed = list(range(job.spec["completions"])), {}, {}, [9, 15]
    while waiting or running:
        while waiting and len(running) < job.spec["parallelism"]:
            index = waiting.pop(0)
            running[index] = (job.start(index), set())
        if doomed and len(job.plans()) >= 6:
            # The newest has most of its rows before it.
            index, (process, sent) = next(reversed(running.items()))
            if process.poll() is None and not sent and retries.get(index, 0) == 0:
                sent.add(doomed[0])
                process.send_signal(doomed.pop(0))
        for index, (process, sent) in list(running.items()):
            code = process.poll()
            if code is None: continue
            _, err = process.communicate()
            del running[index]
            if code == 0:
                # Whoever was done before the signal came is no trial of it.
                doomed += sent
                continue
            code = 128 - code if code < 0 else code
            assert code not in job.final, (index, code, err)
            assert sent, (index, code, err)
            retries[index] = retries.get(index, 0) + 1
            assert retries[index] <= job.spec["backoffLimitPerIndex"]
            waiting.append(index)
        time.sleep(0.01)
    return retries


def check_rows(job):
    parts = sorted((job.folder / "plans").glob(".plan-ledger-*.sqlite"))
    assert len(parts) == job.spec["completions"], parts
    subprocess.run([PLAN, "ledger", "merge", *parts], check=True, stdout=subprocess.DEVNULL)
    answer = subprocess.run([PLAN, "ledger", "--ledger", job.folder / "plans", "--json"],
                            check=True, capture_output=True, text=True)
    made = sorted(document["reference"] for document in json.loads(answer.stdout)["documents"])
    assert made == sorted(f"R-{row}" for row in range(ROWS)), "a row is missing, or was made twice"
    assert len(job.plans()) == ROWS, len(job.plans())


def check_codes(job):
    """What really happens to a part, and what the policy makes of it."""
    def ends(code, isFinal, *more, **options):
        got, _, err = job.run(0, *more, **options)
        assert got == code and (got in job.final) == isFinal, (got, code, err)
    write_list(job, [(row, "soon") for row in range(40)])
    ends(65, True)
    assert (job.folder / "plans" / "failed-1-of-16.csv").exists()
    ends(64, True, "--jobs", "none")
    ends(73, True, "--output", str(job.folder / "lists" / "patients.csv" / "plans"))
    (job.folder / "lists" / "patients.csv").unlink()
    ends(66, True)
    write_list(job, [(row, "2025-03-04") for row in range(40_000)])
    other = job.start(0)
    while len(job.plans()) <= ROWS and other.poll() is None: time.sleep(0.01)
    ends(75, False)
    other.send_signal(signal.SIGTERM)
    other.communicate()
    assert other.returncode == 75


def main():
    text = (ROOT / "assets/samples/batch-job.yaml").read_text()
    with tempfile.TemporaryDirectory() as folder:
        job = Job(text, pathlib.Path(folder))
        print("fields and policy")
        check_policy(job)
        print("the command line of every index")
        check_command(job)
        print("the job, with a pod killed and one drained")
        retries = run_cluster(job)
        assert len(retries) == 2, retries
        check_rows(job)
        print("exit codes")
        check_codes(job)
    print("kubernetes: all as it should be")


main()
