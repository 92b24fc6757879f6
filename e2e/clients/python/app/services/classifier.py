"""The service that went wrong ten thousand times a day for six weeks."""

import sentry_sdk

CATEGORY_MAP = {"technology": 1, "science": 2, "sports": 3}


class Model:
    def predict(self, text: str) -> dict:
        return {"label": "business_finance" if "earnings" in text else "science"}


class Classifier:
    def __init__(self) -> None:
        self.model = Model()

    def classify(self, text: str) -> int:
        sentry_sdk.add_breadcrumb(category="model", message="Predicting label", level="info")
        raw_label = self.model.predict(text)["label"]
        sentry_sdk.add_breadcrumb(
            category="model", message="Label predicted", level="info", data={"label": raw_label}
        )
        return CATEGORY_MAP[raw_label]

    def reclassify(self, text: str) -> int:
        raw_label = self.model.predict(text)["label"]
        return CATEGORY_MAP[raw_label]
