"""Orders and what they cost."""

import os


def gross_price(net, rate):
    if rate < 0:
        raise ValueError("a rate is never negative")
    return net * (1 + rate)


def total(lines, rate=0.2):
    return sum(gross_price(net, rate) for net in lines)
