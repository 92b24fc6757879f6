package dev.mayday.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an item of an envelope can be (protocol 4). All that is to be decided about a type stands
/// in its line here, so a new one does not compile before it has all of it; its size limits follow
/// from the family ([Limits]).
public enum ItemType {
    EVENT(List.of("event"), ItemFamily.EVENT, Category.ERROR, Fate.STORE, Share.EVENT),
    TRANSACTION(
            List.of("transaction"),
            ItemFamily.EVENT,
            Category.TRANSACTION,
            Fate.COUNT,
            Share.EVENT),
    SECURITY(List.of("security"), ItemFamily.EVENT, Category.SECURITY, Fate.STORE, Share.EVENT),
    /// As a browser has written it.
    RAW_SECURITY(
            List.of("raw_security"), ItemFamily.EVENT, Category.SECURITY, Fate.STORE, Share.EVENT),
    FEEDBACK(List.of("feedback"), ItemFamily.EVENT, Category.FEEDBACK, Fate.COUNT, Share.FEEDBACK),
    USER_REPORT(
            List.of("user_report"),
            ItemFamily.ATTACHMENT,
            Category.FEEDBACK,
            Fate.COUNT,
            Share.MANY),
    ATTACHMENT(
            List.of("attachment"),
            ItemFamily.ATTACHMENT,
            Category.ATTACHMENT,
            Fate.COUNT,
            Share.MANY),
    /// Stands for an attachment that is to be uploaded in another way, which Mayday does not offer.
    ATTACHMENT_PLACEHOLDER(
            List.of(), ItemFamily.ATTACHMENT, Category.ATTACHMENT, Fate.REFUSE, Share.MANY),
    UNREAL_REPORT(
            List.of("unreal_report"),
            ItemFamily.ATTACHMENT,
            Category.ERROR,
            Fate.COUNT,
            Share.MANY),
    SESSION(
            List.of("session", "sessions"),
            ItemFamily.SESSION,
            Category.SESSION,
            Fate.COUNT,
            Share.MANY),
    CLIENT_REPORT(
            List.of("client_report"),
            ItemFamily.CLIENT_REPORT,
            Category.INTERNAL,
            Fate.ADD_UP,
            Share.MANY),
    CHECK_IN(List.of("check_in"), ItemFamily.CHECK_IN, Category.MONITOR, Fate.COUNT, Share.MANY),
    LOG(List.of("log", "otel_log"), ItemFamily.LOG, Category.LOG_ITEM, Fate.COUNT, Share.MANY),
    SPAN(
            List.of("span", "otel_span", "otel_traces_data"),
            ItemFamily.SPAN,
            Category.SPAN,
            Fate.COUNT,
            Share.MANY),
    TRACE_METRIC(
            List.of("trace_metric"),
            ItemFamily.TRACE_METRIC,
            Category.TRACE_METRIC,
            Fate.COUNT,
            Share.MANY),
    METRICS(
            List.of("statsd", "metric_buckets", "metric_meta"),
            ItemFamily.METRICS,
            Category.METRIC_BUCKET,
            Fate.REFUSE,
            Share.MANY),
    PROFILE(List.of("profile"), ItemFamily.PROFILE, Category.PROFILE, Fate.COUNT, Share.MANY),
    PROFILE_CHUNK(
            List.of("profile_chunk"),
            ItemFamily.PROFILE,
            Category.PROFILE_CHUNK,
            Fate.COUNT,
            Share.MANY),
    PROFILE_CHUNK_UI(
            List.of("profile_chunk_ui"),
            ItemFamily.PROFILE,
            Category.PROFILE_CHUNK_UI,
            Fate.COUNT,
            Share.MANY),
    REPLAY_EVENT(
            List.of("replay_event"), ItemFamily.EVENT, Category.REPLAY, Fate.COUNT, Share.MANY),
    REPLAY_RECORDING(
            List.of("replay_recording", "replay_video"),
            ItemFamily.REPLAY_RECORDING,
            Category.REPLAY,
            Fate.COUNT,
            Share.MANY),
    NEL(List.of("nel"), ItemFamily.UNKNOWN, Category.DEFAULT, Fate.COUNT, Share.MANY),
    FORM_DATA(List.of("form_data"), ItemFamily.EVENT, Category.DEFAULT, Fate.COUNT, Share.MANY),
    /// Sentry's own services talk so among themselves.
    INTEGRATION(
            List.of("integration"), ItemFamily.UNKNOWN, Category.UNKNOWN, Fate.REFUSE, Share.MANY),
    /// Types that nobody knows, and items without a type.
    UNKNOWN(List.of(), ItemFamily.UNKNOWN, Category.UNKNOWN, Fate.DROP, Share.MANY);

    /// As what an item is counted (protocol 6.2).
    public enum Category {
        DEFAULT("default"),
        ERROR("error"),
        TRANSACTION("transaction"),
        SECURITY("security"),
        ATTACHMENT("attachment"),
        ATTACHMENT_ITEM("attachment_item"),
        SESSION("session"),
        FEEDBACK("feedback"),
        INTERNAL("internal"),
        MONITOR("monitor"),
        LOG_ITEM("log_item"),
        SPAN("span"),
        TRACE_METRIC("trace_metric"),
        METRIC_BUCKET("metric_bucket"),
        PROFILE("profile"),
        PROFILE_CHUNK("profile_chunk"),
        PROFILE_CHUNK_UI("profile_chunk_ui"),
        REPLAY("replay"),
        UNKNOWN("unknown");

        private final String wire;

        Category(String wire) {
            this.wire = wire;
        }

        /// The word of the protocol.
        public String wire() {
            return wire;
        }
    }

    /// What the digest does with an item of the type.
    public enum Fate {
        /// It becomes an event of an issue.
        STORE,
        /// What it says is added to the ledger.
        ADD_UP,
        /// It is counted as accepted, and not kept.
        COUNT,
        /// Known, and not taken: outcome `unsupported_item`.
        REFUSE,
        /// Not known: outcome `unknown_item`.
        DROP
    }

    /// Of what an envelope may hold only one; the others are duplicates.
    public enum Share {
        EVENT,
        FEEDBACK,
        MANY
    }

    private static final String PLACEHOLDER = "application/vnd.sentry.attachment-ref+json";
    private static final Map<String, ItemType> BY_NAME = byName();

    private final List<String> names;
    private final ItemFamily family;
    private final Category category;
    private final Fate fate;
    private final Share share;

    ItemType(List<String> names, ItemFamily family, Category category, Fate fate, Share share) {
        this.names = names;
        this.family = family;
        this.category = category;
        this.fate = fate;
        this.share = share;
    }

    /// @param name as the item header has it; empty when it has none
    public static ItemType of(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /// The same, where more than the name decides.
    public static ItemType of(EnvelopeItem item) {
        var named = of(item.type());
        if (named == ATTACHMENT && PLACEHOLDER.equals(item.contentType())) {
            return ATTACHMENT_PLACEHOLDER;
        }
        return named == PROFILE_CHUNK && isUi(item) ? PROFILE_CHUNK_UI : named;
    }

    private static boolean isUi(EnvelopeItem item) {
        var platform = item.platform();
        return platform != null && List.of("android", "cocoa", "javascript").contains(platform);
    }

    private static Map<String, ItemType> byName() {
        var types = new HashMap<String, ItemType>();
        for (var type : values()) for (var name : type.names) types.put(name, type);
        return Map.copyOf(types);
    }

    public ItemFamily family() {
        return family;
    }

    public Category category() {
        return category;
    }

    public Fate fate() {
        return fate;
    }

    public Share share() {
        return share;
    }
}
