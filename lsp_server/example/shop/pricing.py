"""What an order costs: line totals, discounts, tax and shipping."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import List

from shop import settings

FREE_SHIPPING_FROM = Decimal("75")
SHIPPING = Decimal("4.90")


@dataclass
class Line:
    """One article of an order."""

    sku: str
    quantity: int
    unit_price: Decimal

    @property
    def total(self) -> Decimal:
        return self.unit_price * self.quantity


@dataclass
class Price:
    """The parts of a price, each rounded to cents."""

    net: Decimal
    discount: Decimal
    shipping: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        return self.net - self.discount + self.shipping + self.tax


def price_order(lines: list[Line], country: str, coupon: str | None = None) -> Price:
    """Work out the price of an order.

    Args:
        lines: The articles of the order.
        currency: The currency that the price is in.
        coupon: A coupon code, as the customer typed it.

    Returns:
        The price with all its parts.
    """
    net = sum((line.total for line in lines), Decimal(0))
    discount = net * discount_rate(net, coupon)
    shipping = Decimal(0) if net >= FREE_SHIPPING_FROM else SHIPPING
    tax = (net - discount + shipping) * Decimal(str(settings.tax_rate(country)))
    return Price(cents(net), cents(discount), cents(shipping), cents(tax))


def discount_rate(net, coupon):
    # Coupons do not add up with the discount for large orders; the better one counts.
    rate = Decimal("0.05") if net > 200 else Decimal(0)
    if coupon == None:
        return rate
    return max(rate, COUPONS.get(coupon.strip().upper(), Decimal(0)))


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


COUPONS = {
    "WELCOME": Decimal("0.10"),
    "FRIENDS": Decimal("0.15"),
}
