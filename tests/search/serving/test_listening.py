"""How the server listens."""

import asyncio
import socket

from search.serving.listening import listen


def test_small_answers_are_sent_at_once() -> None:
    """A connection that is kept would otherwise wait for the other side's acknowledgement before each answer's end."""

    async def accepted_socket() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            told.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with listen("127.0.0.1", 0) as listening:
            async with await asyncio.start_server(met, sock=listening):
                _, writer = await asyncio.open_connection(*listening.getsockname())
                writer.close()
                return await told

    assert asyncio.run(accepted_socket()) == 1
