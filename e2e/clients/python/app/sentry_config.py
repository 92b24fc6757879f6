"""How the document API reports its errors."""

import logging

import sentry_sdk
from sentry_sdk.integrations.fastapi import FastApiIntegration
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.integrations.starlette import StarletteIntegration


def before_send(event, hint):
    """Takes the account number out of what leaves the process."""
    extra = event.get("extra") or {}
    if "account_number" in extra:
        extra["account_number"] = "[removed by before_send]"
    return event


def setup_sentry(dsn: str, environment: str, release: str) -> None:
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        release=release,
        integrations=[
            StarletteIntegration(transaction_style="endpoint"),
            FastApiIntegration(transaction_style="endpoint"),
            LoggingIntegration(level=logging.WARNING, event_level=logging.ERROR),
        ],
        traces_sample_rate=0.1,
        before_send=before_send,
        send_default_pii=False,
        max_breadcrumbs=50,
        attach_stacktrace=True,
        in_app_include=["app"],
        max_request_body_size="medium",
    )
    sentry_sdk.set_tag("runtime.flavour", "cpython")
