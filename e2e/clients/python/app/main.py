import os

from fastapi import FastAPI

from app.api.routes.documents import router
from app.sentry_config import setup_sentry

setup_sentry(
    dsn=os.environ["SENTRY_DSN"],
    environment=os.environ.get("ENVIRONMENT", "production"),
    release=f"document-api@{os.environ.get('GIT_SHA', 'a3b8f2c')}",
)

app = FastAPI()
app.include_router(router)
