"""What a server does to the connection itself: its speed, its name, its certificate."""

import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.politeness.addresses import is_private_host
from crawler.politeness.errors import DownloadError
from crawler.politeness.retry import MAX_WAIT, retry_after
from tests.hostile.conftest import Crawl, Download, add_decent_products, add_sitemap
from tests.hostile.server import HostileServer, respond

ServeTls = Callable[..., HostileServer]


def drip(first: bytes) -> Callable[[socket.socket], None]:
    """Sends a beginning, then nothing until the client goes away."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        connection.recv(1)

    return answer


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(b"", id="03-no-answer"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-A: 1\r\n", id="03-slow-headers"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<", id="03-slow-body"),
    ],
)
def test_slow(server: HostileServer, download: Download, first: bytes) -> None:
    server.routes["/"] = drip(first)
    with pytest.raises(DownloadError) as refused:
        download(server.url, DOWNLOAD_TIMEOUT=0.2)
    assert refused.value.reason == "timeout"


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("2130706433", id="05-decimal"),
        pytest.param("0x7f000001", id="05-hex"),
        pytest.param("0177.0.0.1", id="05-octal"),
        pytest.param("127.1", id="05-short"),
        pytest.param("[::ffff:127.0.0.1]", id="05-mapped"),
        pytest.param("localhost", id="05-localhost"),
        pytest.param("localhost.", id="05-localhost-dot"),
        pytest.param("0.0.0.0", id="05-unspecified"),
    ],
)
def test_private_address(server: HostileServer, download: Download, host: str) -> None:
    server.routes["/"] = respond("secret")
    with pytest.raises(DownloadError) as refused:
        download(f"http://{host}:{server.port}/", private=False)
    assert refused.value.reason in ("private_address", "bad_url", "dns")  # "localhost." is no name everywhere
    assert not server.asked


def test_05_dns_rebinding(server: HostileServer, download: Download, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is public when it is looked at and private when it is connected to."""
    addresses = iter(["93.184.216.34", "127.0.0.1"])
    real = socket.getaddrinfo

    def resolve(host: Any, *arguments: Any, **named: Any) -> Any:
        return real(next(addresses) if host == "rebind.example" else host, *arguments, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert not is_private_host("rebind.example", server.port)
    with pytest.raises(DownloadError) as refused:
        download(f"http://rebind.example:{server.port}/", private=False)
    assert refused.value.reason == "private_address"
    assert not server.asked


@pytest.fixture
def serve_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServeTls]:
    """Start a TLS server whose certificate is for a name and valid for some days from now, by a trusted authority."""
    servers: list[HostileServer] = []

    def serve(name: str = "localhost", days: int = 1, trusted: bool = True) -> HostileServer:
        authority, chain = tmp_path / "authority.pem", tmp_path / "chain.pem"
        write_certificates(authority, chain, name, days)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        if trusted:
            monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        servers.append(HostileServer(context).__enter__())
        servers[-1].routes["/"] = respond("secret")
        return servers[-1]

    yield serve
    for server in servers:
        server.__exit__()


def write_certificates(authority: Path, chain: Path, name: str, days: int) -> None:
    """An authority's certificate, and a server's with its key."""
    now = datetime.now(UTC)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])

    def build(subject: x509.Name, public: Any, is_root: bool, end: datetime) -> x509.Certificate:
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(root_name).public_key(public)
        builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - timedelta(days=30))
        builder = builder.not_valid_after(end).add_extension(x509.BasicConstraints(is_root, None), critical=True)
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        return builder.add_extension(names, critical=False).sign(root_key, hashes.SHA256())

    root = build(root_name, root_key.public_key(), True, now + timedelta(days=9))
    authority.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    leaf = build(whose, key.public_key(), False, now + timedelta(days=days))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    chain.write_bytes(private + leaf.public_bytes(serialization.Encoding.PEM))


@pytest.mark.parametrize(
    "certificate",
    [
        pytest.param({"days": -1}, id="07-expired"),
        pytest.param({"name": "other.example"}, id="07-wrong-host"),
        pytest.param({"trusted": False}, id="07-unknown-authority"),
    ],
)
def test_certificate(serve_tls: ServeTls, download: Download, certificate: dict[str, Any]) -> None:
    server = serve_tls(**certificate)
    with pytest.raises(DownloadError) as refused:
        download(f"https://localhost:{server.port}/")
    assert (refused.value.reason, refused.value.temporary) == ("certificate", False)
    assert not server.asked


def test_07_a_good_certificate_is_accepted(serve_tls: ServeTls, download: Download) -> None:
    assert download(f"https://localhost:{serve_tls().port}/").body == b"secret"


@pytest.mark.parametrize(
    ("stated", "waits"),
    [
        pytest.param("1000000000", MAX_WAIT, id="08-absurd"),
        pytest.param("9" * 400, MAX_WAIT, id="08-400-digits"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 GMT", MAX_WAIT, id="08-date-far-away"),
        pytest.param("Wed, 21 Oct 2015 07:28:00 GMT", 0, id="08-date-in-the-past"),
        pytest.param("Wed, 99 Foo 2015 07:28:00 GMT", None, id="08-no-date"),
        pytest.param("-120", None, id="08-negative"),
        pytest.param("nan", None, id="08-nan"),
        pytest.param("1e9", None, id="08-exponent"),
    ],
)
def test_retry_after(stated: str, waits: float | None) -> None:
    asked = retry_after(stated)
    assert (None if asked is None else min(asked, MAX_WAIT)) == waits


def test_08_absurd_retry_after_in_a_crawl(server: HostileServer, crawl: Crawl) -> None:
    paths = add_decent_products(server)
    server.routes["/products/busy"] = respond("", 429, {"Retry-After": "1000000000"})
    server.routes["/products/negative"] = respond("", 503, {"Retry-After": "-5"})
    add_sitemap(server, [*paths, "/products/busy", "/products/negative"])
    found = crawl()

    assert (found.decent, found.dropped["/products/busy"], server.asked["/products/busy"]) == (5, {"http_429"}, 1)
    assert (found.dropped["/products/negative"], server.asked["/products/negative"]) == ({"http_503"}, 3)
    assert found.report.requests["paused"] >= 2


def test_09_bot_wall_on_every_page(server: HostileServer, crawl: Crawl) -> None:
    """A site that turns us away with status 200 loses nothing that was known of it."""
    paths = add_decent_products(server)
    add_sitemap(server, paths)
    crawl()
    for path in paths:
        server.routes[path] = respond("<title>Just a moment...</title><h1>Checking your browser</h1>")
    found = crawl()

    assert (found.report.state, found.report.delisted_products, found.decent) == ("incomplete", 0, 5)
