"""The stubs say what the compiled module does."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=HERE, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_stubs_match_the_module() -> None:
    run("mypy.stubtest", "omissis._omissis", "--ignore-missing-stub")


def test_the_package_and_its_users_type_check() -> None:
    """The tests are the users."""
    run("mypy", "--strict", "--config-file", "../pyproject.toml", "--package", "omissis")
    run("mypy", "--strict", "--config-file", "../pyproject.toml", ".", "../../benches/python.py", "../../benches/spark.py")
