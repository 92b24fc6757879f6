"""Days of a shop that has its troubles, for pictures: errors of many kinds, really raised, from many people.

Usage: days.py [EVENTS]     with SENTRY_DSN in the environment. The same number makes the same days.
"""

import logging
import os
import random
import sys

import sentry_sdk

from shop import orders

RELEASES = ["shop@2.3.0", "shop@2.4.0", "shop@2.4.1", "shop@2.5.0"]
PEOPLE = ["dana", "emil", "fatima", "grace", "hugo", "ines", "jonas", "kim", "lena", "mateo", "nora", "otto"]
ORGANISATIONS = ["acme", "acme", "acme", "acme", "acme", "globex", "initech", "umbrella"]

log = logging.getLogger("shop.search")

TROUBLES = [
    (30, "POST /checkout", lambda who: orders.checkout(who)),
    (18, "POST /payments", lambda who: orders.pay({"id": 17, "owner": who})),
    (12, "GET /orders/{id}", lambda who: orders.ship({"id": 18, "owner": who})),
    (9, "GET /articles/{id}", lambda who: orders.stock("A-204")),
    (8, "POST /invoices", lambda who: orders.invoice({"id": 19})),
    (7, "POST /imports", lambda who: orders.imported('{"article": "A-204", "price": }')),
    (5, "GET /categories/{id}", lambda who: orders.category(orders.own_parent())),
    (4, "GET /reports/{month}", lambda who: orders.report("2026-10")),
    (3, "GET /thumbnails/{id}", lambda who: orders.thumbnail("b7f3")),
]


def placed(event, hint):
    """As it comes from a server: with its release, and from where the shop lies there."""
    for error in event.get("exception", {}).get("values", []):
        for frame in error["stacktrace"]["frames"]:
            frame["abs_path"] = "/srv/shop/" + frame["filename"]
    event["release"] = os.environ["SHOP_RELEASE"]
    event["environment"] = os.environ["SHOP_ENVIRONMENT"]
    return event


def play(events):
    dice = random.Random(7)
    weights = [weight for weight, _, _ in TROUBLES]
    for n in range(events):
        os.environ["SHOP_RELEASE"] = RELEASES[min(3, n * 5 // events)]
        os.environ["SHOP_ENVIRONMENT"] = "staging" if dice.random() < 0.15 else "production"
        _, transaction, trouble = dice.choices(TROUBLES, weights)[0]
        person = dice.choice(PEOPLE)
        organisation = dice.choice(ORGANISATIONS)
        with sentry_sdk.new_scope() as scope:
            scope.set_transaction_name(transaction)
            scope.set_user({"id": f"u-{PEOPLE.index(person)}", "email": f"{person}@{organisation}.example"})
            scope.set_tag("organisation_id", organisation)
            scope.set_tag("region", dice.choice(["eu-west", "eu-west", "us-east"]))
            sentry_sdk.add_breadcrumb(category="auth", message=f"{person} signed in", level="info")
            sentry_sdk.add_breadcrumb(category="http", type="http", data={"method": "GET", "url": "/cart", "status_code": 200})
            sentry_sdk.add_breadcrumb(category="query", message="SELECT * FROM cart WHERE owner = $1", level="info")
            try:
                trouble(person)
            except Exception as error:
                sentry_sdk.capture_exception(error)
        if n % 40 == 0:
            log.error("search index is 12 minutes behind")
        if n % 50 == 49:
            sentry_sdk.flush(20)


if __name__ == "__main__":
    sentry_sdk.init(before_send=placed, send_default_pii=False)
    play(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    sentry_sdk.flush(20)
    print("reported")
