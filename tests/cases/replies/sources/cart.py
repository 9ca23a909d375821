import os
from decimal import Decimal


class Cart:
    """A shopping cart."""

    def __init__(self, owner):
        self.owner = owner
        self.items = []

    def total(self, prices):
        result = 0
        for price in prices:
            if price < 0:
                continue
            result += price
        return result

    @property
    def empty(self):
        return len(self.items) == 0

    @staticmethod
    def parse(line):
        # A line is "name;price".
        name, price = line.split(";")
        return name.strip(), Decimal(price)

    def clear(self):
        self.items = []


def size(cart):
    result = 0
    for item in cart.items:
        result += item.count
    return result


def save(cart, path):
    file = open(path, "w")
    for item in cart.items:
        file.write(f"{item.name}\n")
    file.close()
    return os.path.getsize(path)
