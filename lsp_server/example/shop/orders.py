"""Orders and what can happen to them."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from shop import notify, storage
from shop.pricing import Line, Price, price_order

STATUSES = ("new", "paid", "shipped", "cancelled")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class InvalidOrder(ValueError):
    """What a customer sent is not an order; the message may be shown to them."""


@dataclass
class Order:
    """An order as it was accepted."""

    email: str
    country: str
    lines: list[Line]
    price: Price
    status: str = "new"
    id: int | None = None


def parse_lines(items, seen=[]):
    lines = []
    for item in items:
        try:
            line = Line(item["sku"], int(item["quantity"]), Decimal(item["price"]))
        except (KeyError, TypeError, ValueError, InvalidOperation):
            raise InvalidOrder(f"cannot read {item!r}")
        if line.sku in seen:
            raise InvalidOrder(f"{line.sku} is there twice")
        seen.append(line.sku)
        lines.append(line)
    return lines


def place_order(connection, payload: dict) -> Order:
    """Accept an order: check it, price it, store it, and tell the customer.

    Args:
        connection: An open connection to the shop's database.
        payload: What the customer sent: email, country, items and perhaps a coupon.

    Returns:
        The stored order.

    Raises:
        InvalidOrder: The payload lacks something or has nonsense in it.
    """
    customer = payload.get("email", "").strip().lower()
    if not _EMAIL.fullmatch(customer):
        raise InvalidOrder("an order needs an email address")
    lines = parse_lines(payload.get("items", []))
    if not lines:
        raise InvalidOrder("an order needs at least one item")
    country = payload.get("country", "DE").upper()
    price = price_order(lines, country, payload.get("coupon"))
    order = Order(custmer, country, lines, price)
    storage.save_order(connection, order)
    notify.confirm(order)
    return order


def cancel_order(connection, order_id: int, reason: str) -> None:
    if not storage.set_status(connection, order_id, "cancelled"):
        raise InvalidOrder(f"there is no order {order_id}")
    notify.warehouse(f"order {order_id} cancelled: {reason}")


def summary(order: Order) -> str:
    articles = ", ".join(f"{line.quantity} x {line.sku}" for line in order.lines)
    return f"#{order.id} {articles}: {order.price.gross}"
