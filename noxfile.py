"""People's checks: ``nox`` runs all but the benchmarks, ``nox -s tests-3.12`` one of them."""

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["tests", "lint", "newest"]
PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests, with branch coverage."""
    session.install(".[test]")
    session.run("coverage", "run", "-m", "pytest", "-q", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Layout, style, types and the arrows between the modules."""
    session.install(".[test]", "nox")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def newest(session: nox.Session) -> None:
    """The tests with the newest Typer, which the package does not ask for yet (docs/dependencies.md)."""
    session.install(".[test]")
    session.install("--upgrade", "typer")
    session.run("pytest", "-q", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """The figures of docs/performance.md; the folder of labelled data is the first argument."""
    session.install(".[benchmark]")
    session.run("python", "benchmarks/startup.py")
    session.run("python", "benchmarks/scale.py", "1000", "10000", "100000")
    if session.posargs:
        session.run("python", "benchmarks/search.py", f"{session.posargs[0]}/retrieval")
