"""The self set-up: what it finds due, what it asks, what it says. No network, no root, no real pip."""

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
from app.setup import ensure, needs, stamp, steps, system, venv
from app.setup.console import Console
from app.setup.needs import Need
from app.setup.run import Result, run

ROOT = Path(__file__).resolve().parents[2]
LOCK = """\
# Written by a tool.
# --- runtime ---
alpha==1.0 \\
    --hash=sha256:aa
beta==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:bb
# --- tests ---
gamma==3.0 \\
    --hash=sha256:cc
"""


class Screen(io.StringIO):
    """A terminal that remembers what it showed."""

    def isatty(self) -> bool:
        return True


class FakeRun:
    """Stands for apt, venv and pip: notes each command, answers as told, and makes a `.venv` when asked for one."""

    def __init__(self, **answers):
        self.commands = []
        self.sections = []
        self.answers = answers

    def __call__(self, command, each, env=None):
        self.commands.append(list(command))
        for word, result in self.answers.items():
            if word in command:
                for line in result.lines:
                    each(line)
                return result
        if "venv" in command:
            make_venv(Path(command[-1]).parent)
        if "-r" in command:
            self.sections.append(Path(command[command.index("-r") + 1]).read_text(encoding="utf-8"))
        return Result(0, ())

    def did(self, word):
        return any(word in command for command in self.commands)


class Rights:
    """What the user may do, as the test wants it."""

    def __init__(self, is_root=False, has_apt=True, has_sudo=True):
        self.is_root, self.has_apt, self.has_sudo = is_root, has_apt, has_sudo


GL, EGL = needs.OFFSCREEN_NEEDS[:2]
CUPS = needs.PAPER_NEEDS[0]


def make_venv(root):
    python = Path(stamp.venv_python(str(root)))
    shutil.rmtree(root / ".venv", ignore_errors=True)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (root / ".venv" / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n", encoding="utf-8")


def set_up(root, run=None, *, tests=False, window=False, there=lambda need: True):
    run = run or FakeRun()
    steps.set_up(str(root), tests=tests, window=window, console=Console(io.StringIO()), run=run, there=there)
    return run


def ready(root, *, tests=False, window=False):
    return stamp.is_ready(str(root), tests=tests, window=window)


def terminal(answer=""):
    screen = Screen()
    return Console(screen, Screen(answer)), screen


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


class TestNeeds:
    def test_only_what_is_missing_is_named(self):
        lacking = needs.missing(venv=False, window=True, there=lambda need: need.package != "libegl1", platform="linux")
        assert [need.package for need in lacking] == ["libegl1"]

    def test_a_window_needs_more_than_offscreen(self):
        def packages(window):
            return {
                n.package for n in needs.missing(venv=False, window=window, there=lambda _: False, platform="linux")
            }

        assert {"libgl1", "libegl1", "libcups2", "fonts-liberation"} <= packages(False)
        assert "libxcb-cursor0" in packages(True) - packages(False)

    def test_the_venv_package_is_asked_for_only_when_a_venv_has_to_be_made(self):
        def packages(venv):
            lacking = needs.missing(venv=venv, window=False, there=lambda _: False, platform="linux")
            return [need.package for need in lacking]

        assert [name for name in packages(True) if name not in packages(False)] == [needs.venv_need().package]
        assert re.fullmatch(r"python3\.\d+-venv", needs.venv_need().package)

    def test_windows_needs_no_system_libraries(self):
        assert needs.missing(venv=True, window=True, there=lambda _: False, platform="win32") == []

    def test_a_library_that_cannot_be_there_does_not_load(self):
        assert not needs.library_loads("libtidakada.so.99")

    def test_a_font_is_found_in_any_folder_below(self, tmp_path):
        assert not needs.font_is_there([str(tmp_path)])
        (tmp_path / "truetype" / "liberation").mkdir(parents=True)
        (tmp_path / "truetype" / "liberation" / needs.FONT).touch()
        assert needs.font_is_there([str(tmp_path)])


class TestSystemLibraries:
    def install(self, lacking, run, rights, console=None, after=lambda need: True):
        return system.install(lacking, console or Console(io.StringIO()), run, rights, after)

    def test_root_installs_only_the_missing_ones_without_a_question(self):
        run = FakeRun()
        assert self.install([GL, CUPS], run, Rights(is_root=True)) == []
        update, install = run.commands
        assert "update" in update
        assert install[install.index("install") + 1 :] == ["libgl1", "libcups2"]
        assert "DEBIAN_FRONTEND=noninteractive" in install
        assert "sudo" not in install

    def test_ya_lets_sudo_install(self):
        console, screen = terminal("ya\n")
        run = FakeRun()
        assert self.install([GL], run, Rights(), console) == []
        assert run.commands[0] == ["sudo", "-v"]
        assert run.commands[-1][0] == "sudo"
        assert "Pasang sekarang dengan sudo? [ya/tidak]" in screen.getvalue()
        assert "libgl1" in screen.getvalue()

    @pytest.mark.parametrize("answer", ["tidak\n", "t\n", ""])
    def test_tidak_or_no_answer_touches_nothing_and_says_what_to_run(self, answer):
        run = FakeRun()
        with pytest.raises(EnvironmentProblem) as problem:
            self.install([GL, EGL], run, Rights(), terminal(answer)[0], after=lambda need: False)
        assert run.commands == []
        assert "Pustaka sistem belum lengkap: libGL.so.1, libEGL.so.1." in problem.value.full
        assert "Jalankan: sudo apt-get install libgl1 libegl1" in problem.value.full

    def test_an_unclear_answer_is_asked_again(self):
        console, screen = terminal("mungkin\nya\n")
        assert console.ask("Pasang sekarang dengan sudo?")
        assert screen.getvalue().count("[ya/tidak]") == 2

    def test_without_a_terminal_nobody_is_asked(self):
        run = FakeRun()
        with pytest.raises(EnvironmentProblem, match="Pustaka sistem belum lengkap"):
            self.install([GL], run, Rights(), after=lambda need: False)
        assert run.commands == []

    def test_without_sudo_it_says_to_become_root(self):
        with pytest.raises(EnvironmentProblem) as problem:
            self.install([GL], FakeRun(), Rights(has_sudo=False), after=lambda need: False)
        assert problem.value.hint == "Masuk sebagai root, lalu jalankan: apt-get install libgl1"

    def test_another_linux_is_told_which_libraries_are_missing(self):
        with pytest.raises(EnvironmentProblem) as problem:
            self.install([GL, EGL], FakeRun(), Rights(is_root=True, has_apt=False))
        assert "libGL.so.1, libEGL.so.1" in problem.value.full
        assert "apt" not in problem.value.full

    def test_without_internet_it_says_so(self):
        run = FakeRun(install=Result(100, ("E: Failed to fetch x  Temporary failure resolving 'x'",)))
        with pytest.raises(EnvironmentProblem, match="Pustaka sistem belum lengkap") as problem:
            self.install([GL], run, Rights(is_root=True), after=lambda need: False)
        assert "Tidak ada sambungan internet" in problem.value.full

    def test_paper_alone_stops_nobody_and_is_asked_for_once(self, done):
        def lacks_cups(need):
            return need is not CUPS

        asked = []
        install = system.install

        def watched(lacking, *rest):
            asked.append([need.package for need in lacking])
            return install(lacking, Console(io.StringIO()), FakeRun(), Rights(has_sudo=False), lacks_cups)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(system, "install", watched)
            set_up(done, window=True, there=lacks_cups)
            (done / "requirements.lock").write_text(LOCK.replace("alpha==1.0", "alpha==1.1"), encoding="utf-8")
            set_up(done, window=True, there=lacks_cups)
        assert ready(done, window=True)
        assert asked == ([["libcups2"]] if sys.platform == "linux" else [])

    def test_apt_lines_become_a_count(self):
        console, screen = terminal()
        each = system._counter(console)
        for line in ("0 upgraded, 2 newly installed, 0 to remove", "Get:1 x", "Unpacking a", "Setting up a (1)"):
            each(line)
        assert "memasang pustaka sistem 1/2" in screen.getvalue()


class TestPip:
    @pytest.mark.parametrize(
        ("line", "sentence"),
        [
            ("NameResolutionError: x", "Tidak ada sambungan internet"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM x", "tidak cocok dengan sidik jarinya"),
            ("OSError: [Errno 28] No space left on device", "Ruang disk habis"),
            ("ERROR: No matching distribution found for x", "belum ada untuk Python"),
            ("something else", "gagal dipasang"),
        ],
    )
    def test_each_failure_is_one_indonesian_sentence(self, office, line, sentence):
        with pytest.raises(EnvironmentProblem, match=sentence):
            set_up(office, FakeRun(pip=Result(1, (line,))))
        assert line in (office / ".venv" / venv.LOG).read_text(encoding="utf-8")
        assert not ready(office)

    def test_packages_are_counted_while_they_come(self):
        console, screen = terminal()
        each = venv._counter(console, 19)
        each("Collecting reportlab==5.1.0 (from -r x)")
        each("  Downloading pyside6_essentials-6.12.0-cp310-abi3-x.whl (84.3 MB)")
        assert "mengunduh pustaka 1/19 (reportlab)" in screen.getvalue()
        assert "mengunduh pustaka 1/19 (pyside6_essentials, 84,3 MB)" in screen.getvalue()

    def test_a_strangers_settings_do_not_send_packages_elsewhere(self, monkeypatch):
        monkeypatch.setenv("PIP_TARGET", "/elsewhere")
        monkeypatch.setenv("PYTHONPATH", "/elsewhere")
        assert "/elsewhere" not in venv.clean_env().values()


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


def test_needs_are_named_once_each():
    every = [*needs.OFFSCREEN_NEEDS, *needs.WINDOW_NEEDS, *needs.PAPER_NEEDS]
    assert len({need.package for need in every}) == len(every)
    assert Need("libGL.so.1", "libgl1") in every
