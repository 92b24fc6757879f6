package dev.mayday.bench.workload;

import java.util.Locale;

/// The words of an issue. Every issue up to 480,000 has its own, and they differ in letters, not in
/// digits, because trackers take digits out of names before they group.
record Names(String verb, String noun, String area, String component) {

    private static final String[] VERBS =
            ("apply authorize build calculate cancel capture check collect compute confirm convert create decode"
                            + " deliver encode estimate export fetch find import load merge parse publish refund"
                            + " reserve resolve schedule settle validate")
                    .split(" ");
    private static final String[] NOUNS =
            ("account address allowance balance basket booking bundle campaign carrier catalog charge coupon"
                            + " currency customer delivery discount document invoice item journey ledger location"
                            + " manifest membership order package parcel payment payout preference price product"
                            + " promotion quote receipt refill shipment stock subscription voucher")
                    .split(" ");
    private static final String[] AREAS =
            ("accounts billing cart checkout fulfilment identity inventory marketing media orders partners payments"
                            + " pricing profile recommendations returns search shipping support warehouse")
                    .split(" ");
    private static final String[] COMPONENTS =
            ("adapters calendars contracts engines exports filters gateways importers ledgers models planners"
                            + " policies pools projections queues registries routers stores tasks workflows")
                    .split(" ");

    /// Neighbors differ in all four words; any two of the issues differ in one.
    static Names of(int issue) {
        int verb = issue % VERBS.length;
        int rest = issue / VERBS.length;
        int noun = rest % NOUNS.length;
        rest /= NOUNS.length;
        int area = rest % AREAS.length + verb + noun * 3;
        int component = rest / AREAS.length + verb * 7 + noun;
        return new Names(
                VERBS[verb],
                NOUNS[noun],
                AREAS[area % AREAS.length],
                COMPONENTS[component % COMPONENTS.length]);
    }

    /// `settle_invoice`
    String snake() {
        return verb + "_" + noun;
    }

    /// `settleInvoice`
    String camel() {
        return verb + capital(noun);
    }

    /// `InvoiceGateways`, a class
    String type() {
        return capital(noun) + capital(component);
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
