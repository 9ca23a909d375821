"""The HTTP face of the shop: JSON in, JSON out."""

import logging
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from shop import orders, settings, storage

log = logging.getLogger(__name__)
MAX_BODY = 64 * 1024


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/terms":
            return self.terms(parse_qs(url.query))
        if url.path != "/orders":
            return self.answer(HTTPStatus.NOT_FOUND, {"error": "no such page"})
        query = parse_qs(url.query)
        email = query.get("email", [""])[0]
        status = query.get("status", [None])[0]
        found = storage.find_orders(storage.connect(), email, status)
        listed = [
            {"id": row["id"], "email": row["email"], "status": row["status"], "gross": row["gross"]}
            for row in found
        ]
        self.answer(HTTPStatus.OK, {"orders": listed})

    def do_POST(self):
        try:
            order = orders.place_order(storage.connect(), self.payload())
        except orders.InvalidOrder as fault:
            return self.answer(HTTPStatus.BAD_REQUEST, {"error": str(fault)})
        log.info("accepted %s", orders.summary(order))
        self.answer(HTTPStatus.CREATED, {"id": order.id, "gross": str(order.price.gross)})

    def payload(self) -> dict:
        """Read the body of the request.

        Returns:
            The JSON object that the client sent.

        Raises:
            orders.InvalidOrder: The body is too long, or no JSON object.
        """
        length = int(self.headers.get("Content-Length", 0))
        if length > MAX_BODY:
            raise orders.InvalidOrder("too long")
        try:
            body = json.loads(self.rfile.read(length))
        except ValueError as fault:
            raise orders.InvalidOrder("not JSON") from fault
        if not isinstance(body, dict):
            raise orders.InvalidOrder("not a JSON object")
        return body

    def terms(self, query):
        language = query.get("language", ["en"])[0]
        page = f"{settings.TERMS_FOLDER}/{language}.json"
        with open(page, encoding="utf-8") as file:
            self.answer(HTTPStatus.OK, {"terms": file.read()})

    def answer(self, status, document):
        content = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def main() -> None:
    logging.basicConfig(level=logging.DEBUG if settings.is_debug() else logging.INFO)
    server = ThreadingHTTPServer((settings.HOST, settings.PORT), Handler)
    log.info("serving on http://%s:%s", settings.HOST, settings.PORT)
    server.serve_forever()


if __name__ == "__main__":
    main()
