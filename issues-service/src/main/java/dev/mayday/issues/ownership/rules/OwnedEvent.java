package dev.mayday.issues.ownership.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event as rules ask about it.
///
/// @param frames by number
/// @param url of the request, in lower case; empty when there is none
/// @param user fields of the user and of its `data`
public record OwnedEvent(
        List<OwnedFrame> frames, String url, Map<String, String> tags, Map<String, String> user) {

    private static final String OF_USER = "user.";

    public OwnedEvent {
        frames = List.copyOf(frames);
        url = url.toLowerCase(Locale.ROOT);
        tags = Map.copyOf(tags);
        user = Map.copyOf(user);
    }

    /// Of what somebody has at hand.
    ///
    /// @param paths of frames, the innermost first
    public static OwnedEvent pasted(
            List<String> paths, Map<String, String> tags, String url, List<CodeMapping> mappings) {
        var frames = new ArrayList<OwnedFrame>();
        for (var path : paths) {
            var candidates = CandidatePaths.of(path, mappings);
            frames.add(OwnedFrame.of(frames.size(), candidates, "", true));
        }
        return new OwnedEvent(frames, url, tags, Map.of());
    }

    /// The value of exactly that tag; `user.<field>` also means the user.
    @Nullable String tag(String key) {
        var value = tags.get(key);
        if (value != null || !key.startsWith(OF_USER)) return value;
        return user.get(key.substring(OF_USER.length()));
    }
}
