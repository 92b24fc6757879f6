"""Plays the incident: requests that fail in the classifier, reported by an unmodified SDK.

Usage: incident.py ROUTE [TIMES]     with SENTRY_DSN in the environment
"""

import sys

import sentry_sdk
from fastapi.testclient import TestClient

from app.main import app


def main() -> None:
    route, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    client = TestClient(app, raise_server_exceptions=False)
    for n in range(times):
        answer = client.post(
            f"/api/documents/{route}",
            json={"text": "Quarterly earnings report for Q4"},
            headers={"X-User": f"u-{n % 7}", "X-Request-ID": f"req-{n}"},
        )
        assert answer.status_code == 500, answer.text
        sentry_sdk.flush(10)
    print("reported", times)


if __name__ == "__main__":
    main()
