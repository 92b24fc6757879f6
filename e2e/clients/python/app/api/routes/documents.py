import sentry_sdk
from fastapi import APIRouter, Request

from app.services.classifier import Classifier

router = APIRouter()
classifier = Classifier()


async def describe(request: Request) -> str:
    body = await request.json()
    sentry_sdk.set_user(
        {
            "id": request.headers.get("X-User", "u-0"),
            "username": "ada",
            "subscription_tier": "pro",
        }
    )
    sentry_sdk.set_tag("request.id", request.headers.get("X-Request-ID", "unknown"))
    sentry_sdk.set_tag("organisation_id", "acme")
    sentry_sdk.set_context(
        "feature_flags", {"new_classifier_v2": True, "async_processing": False}
    )
    sentry_sdk.set_extra("account_number", "DE-4711")
    sentry_sdk.set_extra("document_metadata", {"filename": "report.pdf", "size_bytes": 204800})
    sentry_sdk.add_breadcrumb(
        category="document", message="Processing started: report.pdf", level="info"
    )
    return body["text"]


@router.post("/api/documents/classify")
async def classify_document(request: Request):
    text = await describe(request)
    return {"category": classifier.classify(text)}


@router.post("/api/documents/reclassify")
async def reclassify_document(request: Request):
    text = await describe(request)
    return {"category": classifier.reclassify(text)}
