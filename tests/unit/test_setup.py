"""The self set-up: what it finds due and what it leaves behind. No network, no root, no real pip."""

import ast
import io
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem
from app.setup import ensure, stamp, steps
from app.setup.console import Console
from app.setup.run import Result, run
from tests.unit.setup_fakes import LOCK, ROOT, FakeRun, make_venv, ready, set_up


@pytest.fixture
def office(tmp_path):
    (tmp_path / "requirements.lock").write_text(LOCK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def done(office):
    set_up(office)
    return office


class TestStamp:
    def test_a_new_folder_is_due_and_afterwards_is_not(self, office):
        assert not ready(office)
        set_up(office)
        assert ready(office)

    def test_once_done_ensure_starts_no_program_and_answers_with_the_venv_python(self, done, monkeypatch):
        monkeypatch.setattr(steps, "set_up", lambda *_, **__: pytest.fail("nothing was due"))
        assert ensure(str(done), tests=False, window=False) == stamp.venv_python(str(done))

    def test_a_changed_runtime_section_is_due_again(self, done):
        (done / "requirements.lock").write_text(LOCK.replace("alpha==1.0", "alpha==1.1"), encoding="utf-8")
        assert not ready(done)

    def test_a_changed_test_section_does_not_concern_an_office_pc(self, done):
        (done / "requirements.lock").write_text(LOCK.replace("gamma==3.0", "gamma==3.1"), encoding="utf-8")
        assert ready(done)

    def test_line_ends_of_another_system_are_no_change(self, done):
        (done / "requirements.lock").write_bytes(LOCK.replace("\n", "\r\n").encode())
        assert ready(done)

    def test_the_test_tools_are_due_on_top_of_a_plain_set_up_and_keep_it(self, done):
        assert not ready(done, tests=True)
        run = set_up(done, tests=True)
        assert ready(done, tests=True)
        assert ready(done)
        assert not run.did("venv")

    def test_a_window_is_due_after_an_offscreen_set_up_but_not_the_other_way_round(self, done):
        assert not ready(done, window=True)
        set_up(done, window=True)
        assert ready(done, window=True)
        assert ready(done, window=False)

    def test_a_missing_interpreter_is_due_and_made_anew(self, done):
        Path(stamp.venv_python(str(done))).unlink()
        assert not ready(done)
        assert set_up(done).did("venv")
        assert ready(done)

    @pytest.mark.skipif(sys.platform == "win32", reason="links are how Linux upgrades Python")
    def test_another_python_behind_the_same_link_is_due(self, done):
        python = Path(stamp.venv_python(str(done)))
        python.unlink()
        python.symlink_to("/bin/sh")
        assert not ready(done)

    def test_a_venv_cut_short_is_made_anew(self, office):
        make_venv(office)
        assert set_up(office).did("venv")

    def test_packages_cut_short_leave_no_stamp(self, done):
        class PowerCut(FakeRun):
            def __call__(self, command, each, env=None):
                if "pip" in command:
                    raise KeyboardInterrupt
                return super().__call__(command, each, env)

        with pytest.raises(EnvironmentProblem, match="dihentikan"):
            set_up(done, PowerCut(), tests=True)
        assert not ready(done)

    def test_a_failed_download_of_the_test_tools_leaves_the_office_pc_ready(self, done):
        with pytest.raises(EnvironmentProblem):
            set_up(done, FakeRun(pip=Result(1, ("NewConnectionError",))), tests=True)
        assert ready(done)
        assert not ready(done, tests=True)

    def test_the_check_at_every_start_imports_nothing_slow(self):
        code = (
            "import sys; before = set(sys.modules); import app.setup; "
            "print(*(set(sys.modules) - before) & {'pathlib', 'hashlib', 'subprocess', 'dataclasses', 'ctypes'})"
        )
        shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        assert shown.stdout.strip() == ""


class TestLock:
    def test_a_plain_set_up_leaves_the_test_tools_out(self, office):
        (section,) = set_up(office).sections
        assert "alpha==1.0" in section
        assert "beta==2.0" in section
        assert "gamma" not in section

    def test_the_tests_get_both_sections(self, office):
        (section,) = set_up(office, tests=True).sections
        assert "alpha==1.0" in section
        assert "gamma==3.0" in section

    def test_pip_must_check_hashes_and_build_nothing(self, office):
        (pip,) = (command for command in set_up(office).commands if "pip" in command)
        assert "--require-hashes" in pip
        assert pip[pip.index("--only-binary") + 1] == ":all:"

    def test_every_package_of_the_real_lock_is_pinned_and_hashed(self):
        for section in stamp.lock_sections(str(ROOT)).values():
            packages = re.split(r"\n(?=\S)", section.strip())
            assert packages
            for package in packages:
                assert re.match(r"[\w.-]+==\S+", package)
                assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package

    def test_the_real_lock_names_no_address(self):
        text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
        assert "http" not in text
        assert "://" not in text
        assert "--index" not in text

    def test_no_package_is_in_both_sections_of_the_real_lock(self):
        runtime, tests = (set(re.findall(r"^[\w.-]+(?===)", s, re.M)) for s in stamp.lock_sections(str(ROOT)).values())
        assert {"pyside6-essentials", "sqlalchemy", "reportlab", "sqlcipher3"} <= runtime
        assert {"pytest", "mypy", "ruff"} <= tests
        assert not runtime & tests


class TestTheWholeRun:
    def test_a_log_gets_one_plain_line_a_step(self, office):
        out = io.StringIO()
        steps.set_up(
            str(office), tests=False, window=False, console=Console(out), run=FakeRun(), there=lambda need: True
        )
        first, venv_line, pip_line, last = out.getvalue().splitlines()
        assert first == "Menyiapkan Loket (sekali saja)…"
        assert venv_line == "Langkah 1/2: menyiapkan Python…"
        assert pip_line == "Langkah 2/2: memasang pustaka Loket…"
        assert re.fullmatch(r"Loket siap \(\d+ detik\)\.", last)

    def test_a_full_disk_is_told_before_anything_is_made(self, office, monkeypatch):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10_000_000}))
        with pytest.raises(EnvironmentProblem, match="Ruang disk kurang"):
            set_up(office)
        assert not (office / ".venv").exists()

    def test_a_second_set_up_waits_for_the_first_and_then_has_nothing_to_do(self, office):
        started, go_on = threading.Event(), threading.Event()

        class Slow(FakeRun):
            def __call__(self, command, each, env=None):
                started.set()
                assert go_on.wait(10)
                return super().__call__(command, each, env)

        out, second = io.StringIO(), FakeRun()
        first = threading.Thread(target=set_up, args=(office, Slow()))
        first.start()
        assert started.wait(10)
        waiting = threading.Thread(
            target=steps.set_up,
            args=(str(office),),
            kwargs={"tests": False, "window": False, "console": Console(out), "run": second, "there": lambda _: True},
        )
        waiting.start()
        for _ in range(1000):
            if out.getvalue():
                break
            waiting.join(0.01)
        go_on.set()
        first.join(10)
        waiting.join(10)
        assert out.getvalue() == "Penyiapan lain sedang berjalan; menunggu sampai selesai…\n"
        assert second.commands == []
        assert ready(office)

    def test_a_program_that_is_not_there_is_a_result_not_a_crash(self):
        assert run(["loket-tidak-ada"], lambda line: None).code == 127

    def test_lines_arrive_as_they_come_with_errors_among_them(self):
        seen = []
        code = "import sys; print('satu', flush=True); print('dua', file=sys.stderr); sys.exit(3)"
        result = run([sys.executable, "-c", code], seen.append)
        assert (result.code, seen, result.lines) == (3, ["satu", "dua"], ("satu", "dua"))

    def test_an_old_python_gets_one_sentence(self):
        for entry in (ROOT / "main.py", ROOT / "tests" / "__main__.py"):
            head, _ = entry.read_text(encoding="utf-8").split("\nimport os\n")
            program = head.replace("import sys", "import sys; sys.version_info = (3, 8)", 1)
            shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
            assert shown.returncode == 1
            assert "memerlukan Python 3.11 atau lebih baru" in shown.stderr
            assert len(shown.stderr.strip().splitlines()) == 1
            ast.parse(entry.read_text(encoding="utf-8"), feature_version=(3, 6))  # old ones must get as far as that
