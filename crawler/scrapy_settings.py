"""Scrapy's settings for our crawls: its own defaults are for trusting sites and watching screens."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from config.settings import Settings
from crawler.politeness.addresses import is_private_host
from crawler.politeness.retry import MAX_WAIT

_HANDLER = "crawler.politeness.download.GuardedDownloadHandler"
_OWN_MIDDLEWARES = {
    "crawler.politeness.scope.ScopeMiddleware": 50,
    "crawler.politeness.robots.RobotsMiddleware": 100,
    "crawler.politeness.retry.RetryMiddleware": 550,
    "crawler.politeness.redirect.PlainRedirectMiddleware": 600,
}
_UNUSED_MIDDLEWARES = (
    "offsite.OffsiteMiddleware",  # ours looks at retries too
    "robotstxt.RobotsTxtMiddleware",  # ours fails closed
    "httpauth.HttpAuthMiddleware",
    "downloadtimeout.DownloadTimeoutMiddleware",  # the handler has its own
    "retry.RetryMiddleware",  # ours honours Retry-After
    "redirect.MetaRefreshMiddleware",
    "redirect.RedirectMiddleware",  # ours drops validators
    "cookies.CookiesMiddleware",
    "httpproxy.HttpProxyMiddleware",
    "stats.DownloaderStats",
    "httpcache.HttpCacheMiddleware",  # the frontier keeps validators
)
_UNUSED_SPIDER_MIDDLEWARES = (
    "start.StartSpiderMiddleware",
    "httperror.HttpErrorMiddleware",  # our spiders judge every status
    "referer.RefererMiddleware",
    "urllength.UrlLengthMiddleware",
    "depth.DepthMiddleware",
    "metacopy.MetaCopyDetectionMiddleware",
)
_UNUSED_EXTENSIONS = (
    "throttle.AutoThrottle",  # ours takes 304 for an answer like any other
    "corestats.CoreStats",
    "logcount.LogCount",
    "telnet.TelnetConsole",
    "memusage.MemoryUsage",
    "memdebug.MemoryDebugger",
    "closespider.CloseSpider",
    "feedexport.FeedExporter",
    "logstats.LogStats",
    "spiderstate.SpiderState",
    "remote_control.RemoteControl",
)
_ALWAYS: dict[str, Any] = {
    "BOT_NAME": "offshelf",
    "DEFAULT_REQUEST_HEADERS": {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "en"},
    "TWISTED_REACTOR_ENABLED": False,  # plain asyncio, which the download handler runs on anyway
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_ENABLED": False,  # crawler.process has the log
    "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
    "DOWNLOAD_HANDLERS": {
        **dict.fromkeys(("http", "https"), _HANDLER),
        **dict.fromkeys(("file", "data", "ftp", "s3"), None),
    },
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_MAXSIZE": 16 * 1024 * 1024,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_TIMEOUT": 30,
    "DOWNLOAD_DELAY_JITTER": 0,  # the delay is a floor
    "AUTOTHROTTLE_ENABLED": True,
    "CONCURRENT_ITEMS": 1,  # our spiders yield none; Scrapy starts as many tasks for every response
    "CONCURRENT_REQUESTS": 16,
    "REDIRECT_MAX_TIMES": 5,
    "METAREFRESH_ENABLED": False,
    "COOKIES_ENABLED": False,
    "REFERER_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "RETRY_ENABLED": False,
    "DOWNLOADER_MIDDLEWARES": {
        **_OWN_MIDDLEWARES,
        **{f"scrapy.downloadermiddlewares.{name}": None for name in _UNUSED_MIDDLEWARES},
    },
    "SPIDER_MIDDLEWARES": {f"scrapy.spidermiddlewares.{name}": None for name in _UNUSED_SPIDER_MIDDLEWARES},
    "EXTENSIONS": {
        "crawler.politeness.throttle.Throttle": 0,
        **{f"scrapy.extensions.{name}": None for name in _UNUSED_EXTENSIONS},
    },
    "WARN_ON_GENERATOR_RETURN_VALUE": False,
}


def scrapy_settings(settings: Settings, urls: Sequence[str], stay: bool = True) -> dict[str, Any]:
    """Scrapy's settings for the hosts of some addresses; ``stay`` refuses requests to any other host."""
    private = settings.allow_private_addresses and _all_private(urls)
    delay = 0.0 if private else settings.min_delay
    at_once = 16 if private else 8
    return {
        **_ALWAYS,
        "USER_AGENT": f"Offshelf/{version('offshelf')} (+{settings.contact})",
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(at_once) if private else 1.0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": at_once,
        "OFFSHELF_ALLOW_PRIVATE_ADDRESSES": settings.allow_private_addresses,
        "OFFSHELF_RETRY_BACKOFF": 0.1 if private else 2.0,
        "OFFSHELF_MAX_WAIT": 2.0 if private else MAX_WAIT,
        "OFFSHELF_SITE_URLS": list(urls) if stay else [],
    }


def _all_private(urls: Sequence[str]) -> bool:
    parts = [urlsplit(url) for url in urls]
    return all(is_private_host(part.hostname or "", part.port or 0) for part in parts)
