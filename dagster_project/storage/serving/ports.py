"""Whether a port of this machine can be listened on."""

import socket


class CannotListen(RuntimeError):
    """The port is taken, or there is none of this number, or the host is not this machine."""


def check_port(host: str, port: int, remedy: str) -> None:
    """Raise CannotListen with the remedy where nobody can listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what a server before has left ends by itself
        try:
            tried.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CannotListen(f"{host}:{port} cannot be listened on ({error.args[-1]}); {remedy}") from error
