"""Takes the path of an archive, gives the desk: the web application that shows it, on this machine only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import HTMLResponse, PlainTextResponse

from depesche.desk import briefing_page, event_page, judging_page, news_page, relations_page, report_page
from depesche.desk.pages import page
from depesche.errors import ArchiveError, NotFound

# Nothing is loaded but the one stylesheet; no script runs; no other page may frame the desk.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def create_app(archive: Path) -> FastAPI:
    """Make the desk on an archive. Each request opens the archive for reading, so a run of `depesche read` shows at once.

    Only requests for this machine are answered: a page elsewhere that points its name here (DNS rebinding) gets nothing.
    """
    app = FastAPI(title="Depesche", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.archive = archive
    app.state.token = token_urlsafe()  # of the forms of this desk, as long as it is open
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
    app.include_router(briefing_page.router)
    app.include_router(report_page.router)
    app.include_router(event_page.router)
    app.include_router(news_page.router)
    app.include_router(relations_page.router)
    app.include_router(judging_page.router)

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    @app.get("/style.css")
    def style() -> PlainTextResponse:
        sheet = files("depesche.output").joinpath("templates", "style.css").read_text(encoding="utf-8")
        return PlainTextResponse(sheet, media_type="text/css")

    @app.exception_handler(NotFound)
    def not_found(request: Request, error: NotFound) -> HTMLResponse:
        return page("message.html", status=404, title="Nicht gefunden", message=str(error))

    @app.exception_handler(404)
    def no_such_page(request: Request, error: Exception) -> HTMLResponse:
        return page("message.html", status=404, title="Nicht gefunden", message=f"Diese Seite gibt es nicht: {request.url.path}")

    @app.exception_handler(RequestValidationError)
    def no_such_place(request: Request, error: Exception) -> HTMLResponse:
        return page(
            "message.html",
            status=404,
            title="Nicht gefunden",
            message="Die Stelle in der Adresse ist keine: von und bis sind Zahlen.",
        )

    @app.exception_handler(500)
    def fault(request: Request, error: Exception) -> HTMLResponse:
        message = f"Das ist ein Fehler des Programms ({type(error).__name__}). Bitte melden, mit der Adresse {request.url.path}."
        return page("message.html", status=500, title="Fehler", message=message)

    @app.exception_handler(ArchiveError)
    def archive_unusable(request: Request, error: ArchiveError) -> HTMLResponse:
        return page("message.html", status=503, title="Archiv nicht lesbar", message=str(error))

    return app
