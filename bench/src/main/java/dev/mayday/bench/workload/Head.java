package dev.mayday.bench.workload;

import java.time.Instant;
import java.util.List;

/// The part of an event that differs from the next one: id, time, version, user, tags, trace. The
/// ten tags have from 2 to 50 values, but for the last, of which nearly every event has its own.
final class Head {

    private static final String TAGS =
            """
            "tags":{"region":"${region}","tier":"${tier}","shard":"shard-${shard}",\
            "locale":"${locale}","plan":"${plan}","worker":"worker-${worker}",\
            "feature":"${feature}","store":"store-${store}","cache":"${cache}",\
            "request_id":"req-${request}"},""";

    private static final String CONTEXTS =
            """
            "contexts":{"trace":{"trace_id":"${trace}","span_id":"${span}","op":"http.server",\
            "status":"internal_error"},""";

    private static final String COMMON =
            """
            "user":{"id":"${user}","email":"customer${user}@example.org",\
            "username":"customer${user}","ip_address":"203.0.${ip}"},"""
                    + TAGS
                    + CONTEXTS;

    private static final Template PYTHON = Template.of(start("web") + COMMON);
    private static final Template JAVA = Template.of(start("app") + COMMON);
    private static final Template JAVASCRIPT =
            Template.of(
                    """
                    {"timestamp":${epoch},"event_id":"${id}","level":"error",\
                    "release":"${release}","environment":"${environment}","""
                            + COMMON);

    private static final List<String> REGIONS = List.of("eu-central", "eu-west", "us-east", "asia");
    private static final List<String> TIERS = List.of("free", "plus");
    private static final List<String> LOCALES =
            List.of("de-DE", "en-GB", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP", "pt-BR");
    private static final List<String> PLANS = List.of("monthly", "yearly", "trial");
    private static final List<String> FEATURES =
            List.of("one-click", "gift-cards", "split-payment", "wishlist", "live-stock");
    private static final List<String> CACHES = List.of("hit", "miss", "stale");

    private Head() {}

    static String of(Occurrence occurrence) {
        return template(occurrence.language()).fill(hole -> value(hole, occurrence));
    }

    private static Template template(Language language) {
        return switch (language) {
            case PYTHON -> PYTHON;
            case JAVA -> JAVA;
            case JAVASCRIPT -> JAVASCRIPT;
        };
    }

    private static String start(String server) {
        return """
        {"level":"error","event_id":"${id}","timestamp":"${iso}","release":"${release}",\
        "environment":"${environment}","server_name":"%s-${worker}","""
                .formatted(server);
    }

    private static String value(String hole, Occurrence o) {
        return switch (hole) {
            case "id" -> o.eventId();
            case "iso" -> iso(o.at());
            case "epoch" -> epoch(o.at());
            case "release" -> o.releaseName();
            case "environment" -> o.environmentName();
            case "user" -> Integer.toString(o.user());
            case "ip" -> o.user() / 250 + "." + (1 + o.user() % 250);
            case "trace" -> o.traceId();
            case "span" -> o.spanId();
            case "request" -> Long.toHexString(o.request());
            default -> tag(hole, o.request() >>> 1);
        };
    }

    private static String tag(String hole, long bits) {
        return switch (hole) {
            case "region" -> pick(REGIONS, bits);
            case "tier" -> pick(TIERS, bits >>> 5);
            case "shard" -> Long.toString((bits >>> 10) % 16);
            case "locale" -> pick(LOCALES, bits >>> 15);
            case "plan" -> pick(PLANS, bits >>> 20);
            case "worker" -> Long.toString((bits >>> 25) % 24);
            case "feature" -> pick(FEATURES, bits >>> 30);
            case "store" -> Long.toString((bits >>> 35) % 50);
            case "cache" -> pick(CACHES, bits >>> 45);
            default -> throw new IllegalArgumentException(hole);
        };
    }

    private static String pick(List<String> values, long bits) {
        return values.get((int) (bits % values.size()));
    }

    /// With six decimals, as Python writes it, even where they are zeros.
    static String iso(Instant at) {
        var text = at.toString();
        var seconds = text.substring(0, 19);
        return seconds + "." + sixDigits(at) + "Z";
    }

    static String epoch(Instant at) {
        return at.getEpochSecond() + "." + sixDigits(at).substring(0, 3);
    }

    private static String sixDigits(Instant at) {
        return Integer.toString(1_000_000 + at.getNano() / 1000).substring(1);
    }
}
