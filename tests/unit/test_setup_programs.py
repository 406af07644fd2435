"""The self set-up and the programs it starts: apt, sudo, pip. What it asks and what it says."""

import io
import re
import sys

import pytest

from app.errors import EnvironmentProblem
from app.setup import needs, system, venv
from app.setup.console import Console
from app.setup.needs import Need
from app.setup.run import Result
from tests.unit.setup_fakes import CUPS, EGL, GL, LOCK, FakeRun, Rights, ready, set_up, terminal


@pytest.fixture
def office(tmp_path):
    (tmp_path / "requirements.lock").write_text(LOCK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def done(office):
    set_up(office)
    return office


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
        assert not needs.can_load("libtidakada.so.99")

    def test_a_font_is_found_in_any_folder_below(self, tmp_path):
        assert not needs.font_is_there([str(tmp_path)])
        (tmp_path / "truetype" / "liberation").mkdir(parents=True)
        (tmp_path / "truetype" / "liberation" / needs.FONT).touch()
        assert needs.font_is_there([str(tmp_path)])


def test_needs_are_named_once_each():
    every = [*needs.OFFSCREEN_NEEDS, *needs.WINDOW_NEEDS, *needs.PAPER_NEEDS]
    assert len({need.package for need in every}) == len(every)
    assert Need("libGL.so.1", "libgl1") in every


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
        assert problem.value.sentence == "Pustaka sistem belum lengkap."
        assert problem.value.hint == "Jalankan: sudo apt-get update && sudo apt-get install libgl1 libegl1"

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
        assert problem.value.hint == "Masuk sebagai root, lalu jalankan: apt-get update && apt-get install libgl1"

    def test_another_linux_is_told_which_libraries_are_missing(self):
        with pytest.raises(EnvironmentProblem) as problem:
            self.install([GL, EGL], FakeRun(), Rights(is_root=True, has_apt=False))
        assert "libGL.so.1, libEGL.so.1" in problem.value.full
        assert "apt" not in problem.value.full

    @pytest.mark.parametrize("at", ["update", "install"])
    def test_without_internet_it_is_one_sentence_and_nothing_more_is_tried(self, at):
        run = FakeRun(**{at: Result(100, ("E: Failed to fetch x  Temporary failure resolving 'x'",))})
        with pytest.raises(EnvironmentProblem) as problem:
            self.install([GL], run, Rights(is_root=True), after=lambda need: False)
        assert problem.value.full == f"{system.NO_INTERNET} Sambungkan komputer ini, lalu buka Loket lagi."
        assert at in run.commands[-1]

    def test_without_internet_a_missing_printer_library_stops_nobody(self):
        run = FakeRun(update=Result(100, ("E: Could not resolve 'x'",)))
        assert self.install([CUPS], run, Rights(is_root=True), after=lambda need: False) == [CUPS]

    def test_one_unreachable_source_of_several_does_not_stop_it(self):
        update = Result(100, ("Hit:1 x", "E: Failed to fetch y  Temporary failure resolving 'y'"))
        assert self.install([GL], FakeRun(update=update), Rights(is_root=True)) == []

    def test_what_apt_complains_about_is_passed_on(self):
        run = FakeRun(install=Result(100, ("E: Unable to locate package libgl1",)))
        with pytest.raises(EnvironmentProblem) as problem:
            self.install([GL], run, Rights(is_root=True), after=lambda need: False)
        assert problem.value.hint.startswith("Unable to locate package libgl1 Jalankan: ")

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
