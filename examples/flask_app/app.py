"""一个局的抽查应用 (docs/howto/use-in-your-system.md): the library in Flask; login and pages are the bureau's own."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from flask import Flask, abort, request, session

from shuangsuiji import wire
from shuangsuiji.calendars.files import combined
from shuangsuiji.calendars.installed import InstalledCalendar
from shuangsuiji.canonical import Json
from shuangsuiji.dispatch import member_lines
from shuangsuiji.errors import Fault, ShuangsuijiError
from shuangsuiji.exchange import digest_of
from shuangsuiji.messages.text import Language
from shuangsuiji.office.service import Office, now
from shuangsuiji.ports.platform import Platform
from shuangsuiji.procedure import asked_of
from shuangsuiji.stores.folder import FolderStore
from shuangsuiji.target_file import file_stream
from shuangsuiji.task.state import task_stream
from shuangsuiji.teams import candidates

STATUS = {"InvalidInput": 400, "ActRefused": 422, "OverrideNeeded": 428, "Conflict": 409, "Unavailable": 503}


def create_app(store_path: Path, platform: Platform, clock: Callable[[], datetime] = now) -> Flask:
    """Make the application over a journal in a folder and a platform."""
    app = Flask(__name__)
    app.config.from_mapping(MAX_CONTENT_LENGTH=2**20)
    app.config.from_prefixed_env()  # FLASK_SECRET_KEY signs the session, into which the bureau's login writes
    office = Office(FolderStore(store_path), combined([InstalledCalendar()]), platform, clock)

    def language() -> Language:
        return "en" if request.accept_languages.best_match(["zh", "en"]) == "en" else "zh"

    def said(faults: Iterable[Fault]) -> list[dict[str, str]]:
        return [{"code": f.code, "path": f.place.path, "text": f.sentence(language())} for f in faults]

    def do(stream: str, kind: str, **facts: Json) -> dict[str, object]:
        at = clock().isoformat()  # never the browser's time
        act, overrides = asked_of(stream, request.get_json(), by=session["user"], at=at, kind=kind, **facts)
        done = office.do(stream, act, overrides)
        unsent = [fault for failure in done.sent.failed for fault in failure.error.faults]
        noted = [each.finding.fault() for each in done.noted]
        return {"number": done.entry.number, "noted": said(noted), "unsent": said(unsent)}

    @app.errorhandler(ShuangsuijiError)
    def refused(error: ShuangsuijiError) -> tuple[dict[str, object], int]:
        name = type(error).__name__
        return {"error": name, "faults": said(error.faults)}, STATUS.get(name, 500)

    @app.before_request
    def know_who() -> None:
        if "user" not in session and request.endpoint != "published":
            abort(401)

    @app.get("/tasks/<path:code>")
    def task(code: str) -> dict[str, object]:
        found = office.task(code) or abort(404)
        drawn = [each.entry.id ... 
