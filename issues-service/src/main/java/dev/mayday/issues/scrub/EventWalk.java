package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which parts of an event are data that can hold secrets, and which only say how it is built.
record EventWalk(Pass pass, boolean addresses) {

    private static final String ADDRESS_RULE = "@ip:remove";

    /// Never scrubbed: identity, build, code and what Mayday wrote itself.
    private static final Set<String> STRUCTURE =
            words(
                    """
                    _meta errors event_id project received timestamp start_timestamp type level platform logger
                    release dist environment transaction transaction_info culprit title location fingerprint
                    checksum modules sdk debug_meta measurements breakdowns site""");

    /// Within exceptions and threads: names, positions and source code.
    private static final Set<String> CODE =
            words(
                    """
                    type value module thread_id id name state crashed current main function raw_function symbol
                    package filename abs_path lineno colno platform in_app context_line pre_context post_context
                    image_addr instruction_addr symbol_addr addr_mode trust lang stack_start source_link registers
                    handled synthetic help_link source is_exception_group exception_id parent_id frames_omitted""");

    private static final Set<String> BUILT =
            Set.of("values", "stacktrace", "raw_stacktrace", "frames", "mechanism");

    /// Of a breadcrumb: what sorts it, not what it says.
    private static final Set<String> CRUMB = words("timestamp type category level event_id origin");

    /// Contexts whose plain values are names, versions and figures.
    private static final Set<String> TYPED =
            words(
                    """
                    os client_os browser runtime device app gpu culture trace profile replay monitor
                    cloud_resource memory_info threadpool_info flags""");

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    void scrub(ObjectNode event) {
        if (addresses) addressFields(event);
        for (var key : names(event)) {
            switch (key) {
                case "exception", "threads", "stacktrace" -> built(event, key);
                case "breadcrumbs" -> breadcrumbs(event);
                case "contexts" -> contexts(event);
                case "tags" -> pass.labels(event, key);
                case "logentry" -> message(event);
                case "request" -> request(event);
                default -> {
                    if (!STRUCTURE.contains(key)) pass.entry(event, key);
                }
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /// The fields that are nothing but an address are emptied.
    private void addressFields(ObjectNode event) {
        removeAddress(event, "user", "ip_address");
        removeAddress(event, "sdk", "client_ip");
        if (!(event.get("request") instanceof ObjectNode request)) return;
        pass.trail().enter("request");
        removeAddress(request, "env", "REMOTE_ADDR");
        pass.trail().leave();
    }

    private void removeAddress(ObjectNode above, String owner, String key) {
        if (!(above.get(owner) instanceof ObjectNode node) || !node.hasNonNull(key)) return;
        pass.trail().enter(owner);
        pass.trail().enter(key);
        pass.trail().remarkWhole(ADDRESS_RULE, 'x', node.get(key).asText().length(), 0);
        node.putNull(key);
        pass.trail().leave();
        pass.trail().leave();
    }

    /// Walks down what is built of known parts; everything else in it is data.
    private void built(ObjectNode owner, String key) {
        var value = owner.get(key);
        pass.trail().enter(key);
        if (value instanceof ObjectNode object) parts(object);
        else if (value != null) elements(value);
        pass.trail().leave();
    }

    private void elements(JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof ObjectNode element)) continue;
            pass.trail().enter(Integer.toString(i));
            parts(element);
            pass.trail().leave();
        }
    }

    private void parts(ObjectNode object) {
        for (var entry : object.properties()) {
            var key = entry.getKey();
            if (CODE.contains(key)) continue;
            if (BUILT.contains(key)) built(object, key);
            else pass.entry(object, key);
        }
    }

    private void breadcrumbs(ObjectNode event) {
        var crumbs = event.path("breadcrumbs").path("values");
        pass.trail().enter("breadcrumbs");
        pass.trail().enter("values");
        for (int i = 0; i < crumbs.size(); i++) {
            if (!(crumbs.get(i) instanceof ObjectNode crumb)) continue;
            pass.trail().enter(Integer.toString(i));
            for (var key : names(crumb)) if (!CRUMB.contains(key)) pass.entry(crumb, key);
            pass.trail().leave();
        }
        pass.trail().leave();
        pass.trail().leave();
    }

    private void contexts(ObjectNode event) {
        if (!(event.get("contexts") instanceof ObjectNode contexts)) return;
        pass.trail().enter("contexts");
        for (var name : names(contexts)) {
            if (TYPED.contains(name)) pass.labels(contexts, name);
            else pass.entry(contexts, name);
        }
        pass.trail().leave();
    }

    private void message(ObjectNode event) {
        if (!(event.get("logentry") instanceof ObjectNode entry)) return;
        pass.trail().enter("logentry");
        pass.message(entry, "formatted");
        pass.entry(entry, "params");
        pass.trail().leave();
    }

    private void request(ObjectNode event) {
        if (!(event.get("request") instanceof ObjectNode request)) return;
        pass.trail().enter("request");
        for (var key : names(request)) {
            if (key.equals("url")) pass.url(request, key);
            else if (!key.equals("method") && !key.equals("inferred_content_type"))
                pass.entry(request, key);
        }
        pass.trail().leave();
    }
}
