package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Texts;
import java.util.Set;

/// `sdk`: who wrote the event (protocol 5.10).
final class SdkNormaliser {

    private static final Set<String> KNOWN =
            Set.of("name", "version", "integrations", "packages", "features", "settings");

    private SdkNormaliser() {}

    static void normalise(Fields event, TransportFacts facts) {
        var sdk = event.within("sdk", "name");
        if (sdk == null) {
            derive(event, facts.sentryClient());
            return;
        }
        sdk.text("name", Limit.SYMBOL);
        sdk.text("version", Limit.WORD);
        sdk.free("integrations", Bag.LARGE);
        sdk.free("packages", Bag.LARGE);
        sdk.free("features", Bag.MEDIUM);
        sdk.bag("settings", Bag.SMALL);
        sdk.node.remove("client_ip");
        sdk.others(KNOWN, Bag.SMALL);
    }

    /// `raven-python/6.1` says as much as an `sdk` object.
    private static void derive(Fields event, String sentryClient) {
        var client = Texts.clean(Texts.cut(sentryClient.strip(), Limit.WORD.max));
        if (client.isEmpty()) return;
        int slash = client.indexOf('/');
        var sdk =
                event.node
                        .putObject("sdk")
                        .put("name", slash < 0 ? client : client.substring(0, slash));
        if (slash >= 0) sdk.put("version", client.substring(slash + 1));
    }
}
