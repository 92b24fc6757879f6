// Reports one error of a small order service through an unmodified SDK. SENTRY_DSN comes from the environment.
import * as Sentry from "@sentry/node";

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  environment: "production",
  release: "orders@2.4.1",
  tracesSampleRate: 0,
});

function priceOf(order) {
  const discount = order.customer.discount;
  return order.total * (1 - discount);
}

function checkout(order) {
  Sentry.addBreadcrumb({ category: "cart", message: "Checkout started", level: "info" });
  return priceOf(order);
}

Sentry.setUser({ id: "n-1", username: "grace" });
Sentry.setTag("region", "eu-west");
try {
  checkout({ total: 10 });
} catch (error) {
  Sentry.captureException(error);
}
const flushed = await Sentry.flush(10_000);
console.log(flushed ? "reported 1" : "not flushed");
process.exit(flushed ? 0 : 1);
