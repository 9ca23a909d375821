# Copyright 2024 Orchard Works
# SPDX-License-Identifier: MIT
import json
import logging
from functools import lru_cache

from flask import Blueprint, abort, request  # noqa: I001

orders = Blueprint("orders", __name__)
log = logging.getLogger(__name__)


@orders.route("/orders/<int:number>", methods=["GET"])
@login_required
def show_order(number):
    order = store.find(number)  # type: ignore[name-defined]
    if order is None:
        abort(404)
    return json.dumps(order.as_dict())


@orders.route("/orders", methods=["POST"])
async def make_order(limit=50, *, dry=False):
    data = request.get_json()
    # The limit is a contract with the warehouse.
    if len(data["lines"]) > limit:
        abort(413)
    assert data["lines"], "an order has lines"
    number = await store.add(data)
    log.info("order %s", number)
    return {"number": number}


class Prices:
    table = {}

    class Entry:
        """One price."""

        def __init__(self, value, currency="EUR"):
            self.value = value
            self.currency = currency

        def text(self):
            return str(self.value) + " " + self.currency

    @classmethod
    @lru_cache(maxsize=128)
    def lookup(cls, key: str) -> "Prices.Entry":
        try:
            return cls.table[key]
        except KeyError:
            log.warning("no price for %s", key)
            raise
