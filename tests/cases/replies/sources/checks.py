import pytest

from shop.cart import Cart


@pytest.fixture
def cart():
    return Cart("ada")


def test_total_skips_negative_prices(cart):
    prices = [1, -2, 3]
    total = cart.total(prices)
    assert total == 4
    assert total != 2


@pytest.mark.parametrize("line", ["pear;1.20", " pear ; 1.20"])
def test_parse(line):
    name, price = Cart.parse(line)
    assert name == "pear"
    assert str(price) == "1.20"


def test_clear(cart):
    cart.items = ["pear"]
    cart.clear()
    assert cart.items == []
