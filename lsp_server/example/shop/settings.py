"""Settings of the service: defaults here, overridden by the environment."""

import os
import sys

DATABASE = os.environ.get("SHOP_DATABASE", "shop.db")
HOST = os.environ.get("SHOP_HOST", "127.0.0.1")
PORT = int(os.environ.get("SHOP_PORT", "8080"))

SMTP_HOST = os.environ.get("SHOP_SMTP_HOST", "localhost")
SMTP_USER = "orders@shop.example"
SMTP_PASSWORD = "hunter2-example"

# Invoices are archived in a bucket.
AWS_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE"
INVOICE_BUCKET = "shop-invoices"

TERMS_FOLDER = "terms"
CURRENCY = "EUR"
TAX_RATES = {"DE": 0.19, "FR": 0.20, "AT": 0.20, "CH": 0.081}


def is_debug():
    return os.environ.get("SHOP_DEBUG", "") in ("1", "true", "yes")


def tax_rate(country: str) -> float:
    """Look up the value added tax of a country.

    Args:
        country: The two-letter code of the country, in upper case.

    Returns:
        The rate as a fraction, such as 0.19; that of Germany for a country we do not ship to.
    """
    return TAX_RATES.get(country, TAX_RATES["DE"])
