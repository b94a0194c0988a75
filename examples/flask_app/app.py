"""一个局的抽查应用 (docs/howto/use-in-your-system.md): Flask before the library; login and pages are the bureau's."""

from flask import Flask, abort, request, session

from shuangsuiji.asking import asked_of
from shuangsuiji.calendars.files import combined
from shuangsuiji.calendars.installed import InstalledCalendar
from shuangsuiji.errors import Fault, ShuangsuijiError
from shuangsuiji.findings import Noted
from shuangsuiji.office.service import Office, now
from shuangsuiji.ports.platform import Platform
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.setup import task_stream
from shuangsuiji.wire import write

_STATUS = {"InvalidInput": 400, "ActRefused": 422, "OverrideNeeded": 428, "Conflict": 409, "Unavailable": 503}
_ON_FILE = "'record-pre-check', 'issue-notice', 'record-inspection', 'enter-result', 'review-result'"


def _said(fault: Fault) -> dict[str, object]:
    english = request.accept_languages.best_match(["zh", "en"]) == "en"
    return {"code": fault.code, "path": fault.place.path, "text": fault.sentence("en" if english else "zh")}


def _noted(found: tuple[Noted, ...]) -> list[dict[str, object]]:
    return [{**_said(each.finding.fault()), "override": write(each.override)} for each in found]


def _refused(error: ShuangsuijiError) -> tuple[dict[str, object], int]:
    return {"faults": [_said(each) for each in error.faults]}, _STATUS.get(type(error).__name__, 500)


def _know_who() -> None:
    if "user" not in session and request.endpoint not in {"login", "published"}:
        abort(401)


def create_app(store_path: str, platform: Platform) -> Flask:
    """Make the application over a journal in a folder and a platform."""
    app = Flask(__name__)
    app.config.from_prefixed_env(loads=str)  # FLASK_SECRET_KEY signs the session that your login fills
    app.before_request(_know_who)
    app.register_error_handler(ShuangsuijiError, _refused)
    office = Office(FolderStore(store_path), combined([InstalledCalendar()]), platform, now)

    def do(stream: str, kind: str, **facts: str) -> dict[str, object]:
        by, at = session["user"], now().isoformat()  # from the server, never from the browser
        done = office.do(stream, *asked_of(stream, request.get_json(), by=by, at=at, kind=kind, **facts))
        return {"noted": _noted(done.noted), "unsent": [_said(each) for each in done.sent.faults]}

    @app.get("/tasks/<path:code>")
    def show_task(code: str) -> dict[str, object]:
        task = office.task(code) or abort(404)
        who = [(t := e.entry.id, e.name, task.arranged(t)) for e in task.lock.targets] if task.lock else []
        return {"drawn": write(who), "teams": write(task.teams), "owed": office.owed(office.streams_of(code))}

    @app.post("/tasks/<path:code>/substitutions")
    def substitute(code: str) -> dict[str, object]:
        return do(task_stream(code), "substitute-inspector", task=code)

    @app.get("/files/<path:code>/<target>")
    def show_file(code: str, target: str) -> dict[str, object]:
        file = office.file(code, target) or abort(404)
        return {"file": write(file), "record": file.record}

    @app.post(f"/files/<path:code>/<target>/<any({_ON_FILE}):kind>")
    def advance(code: str, target: str, kind: str) -> dict[str, object]:
        facts = {"department": session["department"]} if kind == "review-result" else {}
        return do(file_stream(code, target), kind, **facts)

    @app.get("/published/<path:code>")
    def published(code: str) -> list[object]:
        return [write(each) for each in platform.published(code)]

    @app.get("/history/<path:stream>")
    def history(stream: str) -> list[object]:
        told = office.history(stream)
        return [{"at": e.at, "by": e.by, **_said(e.what), "noted": _noted(e.noted)} for e in told]

    return app
