package dev.mayday.ui.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.ui.web.LocalPath;

/// A trouble in words.
///
/// @param code what the provider called it; empty when it said nothing readable
/// @param again where to try again
record TroubleView(
        int status,
        String headline,
        String happened,
        String remedy,
        String code,
        String contact,
        String again) {

    private static final int LONGEST = 60;

    static TroubleView of(Provider provider, Trouble trouble, String code, String next) {
        boolean readable = code.length() <= LONGEST && code.matches("[a-z_]+");
        return new TroubleView(
                trouble.status(),
                trouble.headline(provider.title()),
                trouble.happened(provider.title()),
                trouble.remedy(),
                readable ? code : "",
                provider.contact(),
                Provider.entrance(provider.name()) + "?next=" + LocalPath.segment(next));
    }
}
