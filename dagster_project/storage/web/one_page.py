"""One page of the web, asked for once by a person: by the same rules as every fetch, and kept nowhere."""

from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from dagster_project.sources.news.article import LARGEST
from dagster_project.storage.web.client import Kind, Web
from dagster_project.storage.web.download import Download, Marks, NotFetched
from dagster_project.storage.web.robots import Robots
from dagster_project.storage.web.settings import Settings

_PAGE = Kind("a page", frozenset({"text/html", "application/xhtml+xml", "text/plain"}), LARGEST)


def page_at(address: str) -> bytes:
    """The bytes of the page at an address; raises NotFetched, or WrongSetting for what is none."""
    settings = Settings.from_environment().with_hosts((address,))
    with TemporaryDirectory() as folder, Web(settings) as web:
        scratch = Path(folder)
        if not Robots(web, settings.user_agent, scratch).allow(httpx.URL(address)):
            raise NotFetched(address, "the host's robots.txt closes it to programs", "save the page and give its file")
        download = Download(address, scratch / "page" / "page.html")
        web.get(download, _PAGE, Marks())
        return download.target.read_bytes()
