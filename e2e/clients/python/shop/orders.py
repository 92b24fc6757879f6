"""What the shop does, and fails at."""

import decimal
import json


def total_of(cart):
    total = decimal.Decimal(0)
    for item in cart["items"]:
        total += item["price"] * item["quantity"]
    return total


def apply_discount(cart, code):
    discounts = {"SPRING": 10, "STAFF": 30}
    return total_of(cart) * (100 - discounts[code]) / 100


def checkout(person):
    cart = {"items": [{"price": decimal.Decimal("19.90"), "quantity": 2}], "owner": person}
    return apply_discount(cart, "SUMMER")


def ship(order):
    address = order.get("address")
    return f"{address['street']}, {address['city']}"


def pay(order):
    provider = {"name": "paynow", "timeout_s": 10}
    raise TimeoutError(f"{provider['name']} did not answer within {provider['timeout_s']} s")


def invoice(order):
    raise ValueError("invoice number 2026-01187 is taken")


def stock(article):
    raise ConnectionRefusedError(111, "Connection refused: redis-stock:6379")


def imported(line):
    return json.loads(line)


def category(node, depth=0):
    return category(node["parent"], depth + 1)


def report(month):
    figures = []
    return sum(figures) / len(figures)


def thumbnail(upload):
    with open(f"/var/uploads/{upload}.png", "rb") as file:
        return file.read()


def own_parent():
    node = {}
    node["parent"] = node
    return node
