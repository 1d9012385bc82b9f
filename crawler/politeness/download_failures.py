"""What went wrong with a download, by a reason code."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from crawler.politeness.addresses import AddressRefusedError
from crawler.politeness.errors import DownloadError


@asynccontextmanager
async def named_failures() -> AsyncIterator[None]:
    """Whatever aiohttp and the system raise, as a DownloadError with a reason code."""
    try:
        yield
    except TimeoutError as error:
        raise DownloadError("timeout", "the server took too long") from error
    except aiohttp.ClientConnectorCertificateError as error:
        raise DownloadError("certificate", str(error), temporary=False) from error
    except aiohttp.ClientConnectorDNSError as error:
        raise DownloadError("dns", f"the name {error.host} is not known") from error
    except aiohttp.ClientConnectorError as error:
        if isinstance(error.os_error, AddressRefusedError) or "is not a public address" in str(error):
            raise DownloadError("private_address", str(error.os_error), temporary=False) from error
        raise DownloadError("connection", f"no connection to {error.host}:{error.port}: {_said(error)}") from error
    except aiohttp.ClientPayloadError as error:
        raise DownloadError("truncated", str(error)) from error
    except aiohttp.InvalidURL as error:
        raise DownloadError("bad_url", str(error), temporary=False) from error
    except aiohttp.ClientResponseError as error:
        raise DownloadError("bad_response", f"{error.message}", temporary=False) from error
    except (aiohttp.ClientError, asyncio.IncompleteReadError, ValueError, OSError) as error:
        raise DownloadError("connection", f"{type(error).__name__}: {error}") from error


def _said(error: aiohttp.ClientConnectorError) -> str:
    """Why there is no connection, in the system's words for it."""
    cause = error.os_error
    if isinstance(cause, ssl.SSLError):
        return f"TLS failed ({cause.reason})"
    return os.strerror(cause.errno) if cause.errno else str(cause)
