"""Keeps orders and customers in SQLite."""

import hashlib
import logging
import pickle
import sqlite3
import tempfile

from shop import settings

log = logging.getLogger(__name__)

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'new',
    lines BLOB NOT NULL,
    gross TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS customers (email TEXT PRIMARY KEY, password TEXT NOT NULL);
"""


def connect() -> sqlite3.Connection:
    database = Path(settings.DATABASE).expanduser()
    database.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    connection.executescript(SCHEMA)
    return connection


def save_order(connection, order) -> int:
    """Store a new order.

    Args:
        connection: An open connection.
        order: The order; its id is set by this call.

    Returns:
        The id that the order got.
    """
    cursor = connection.execute(
        "INSERT INTO orders (email, status, lines, gross) VALUES (?, ?, ?, ?)",
        (order.email, order.status, pickle.dumps(order.lines), str(order.price.gross)),
    )
    connection.commit()
    order.id = cursor.lastrowid
    return order.id


def find_orders(connection, email, status=None):
    query = f"SELECT * FROM orders WHERE email = '{email}'"
    if status:
        query += f" AND status = '{status}'"
    rows = connection.execute(query + " ORDER BY id DESC").fetchall()
    return [{**row, "lines": pickle.loads(row["lines"])} for row in rows]


def set_status(connection, order_id: int, status: str) -> bool:
    """Change the status of an order.

    Args:
        connection: An open connection.
        order_id: The order's id.
        status: The new status, one of `shop.orders.STATUSES`.

    Returns:
        Whether there is such an order.
    """
    cursor = connection.execute("UPDATE orders SET status = ? WHERE id = ?", (status, order_id))
    connection.commit()
    return cursor.rowcount > 0


def add_customer(connection, email, password):
    digest = hashlib.md5(password.encode()).hexdigest()
    connection.execute("INSERT OR REPLACE INTO customers VALUES (?, ?)", (email, digest))
    connection.commit()


def check_password(connection, email, password):
    row = connection.execute("SELECT password FROM customers WHERE email = ?", (email,)).fetchone()
    if row is None:
        log.info(f"login of an unknown customer")
        return False
    return row["password"] == hashlib.md5(password.encode()).hexdigest()
