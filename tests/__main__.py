"""`python3 tests`: sets up what the tests need, then runs them all.

With arguments they go to pytest (`python3 tests -k nik`); without, the style, type and import checks run too. Those
come first, since they are quick and so that the output closes with pytest's own summary.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is just what has to be told
    sys.exit(f"Pengujian Loket memerlukan Python 3.11 atau lebih baru; ini Python {sys.version.split()[0]}.")

import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHECKS = {
    "ruff": ["-m", "ruff", "check", "--quiet"],
    "mypy": ["-m", "mypy", "--no-error-summary"],
    "import-linter": ["-c", "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"],
}


def find_python() -> str:
    """A python that has everything the tests need."""
    if os.environ.get("LOKET_NO_SETUP") == "1":
        return sys.executable
    sys.path.insert(0, ROOT)
    from app.errors import EnvironmentProblem  # late: found only once ROOT is on the path
    from app.setup import ensure

    try:
        return ensure(ROOT, tests=True, window=False)
    except EnvironmentProblem as problem:
        sys.exit(problem.full)


def failed_checks(python: str) -> list[str]:
    """The names of the checks that found something; what they found is printed."""
    failed = []
    for name, arguments in CHECKS.items():
        result = subprocess.run(
            [python, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        print(f"{name}: {'lulus' if result.returncode == 0 else 'GAGAL'}", flush=True)
        if result.returncode:
            print(result.stdout, flush=True)
            failed.append(name)
    return failed


def main(arguments: list[str]) -> int:
    """Run the checks (whole runs only) and pytest; not 0 if anything failed."""
    python = find_python()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = [] if arguments else failed_checks(python)
    tests = subprocess.call([python, "-m", "pytest", "-n", "2", *arguments], cwd=ROOT)
    if failed:
        print(f"\nGAGAL sebelum pytest (lihat di atas): {', '.join(failed)}")
    return tests or int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
