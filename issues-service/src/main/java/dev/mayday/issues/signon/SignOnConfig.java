package dev.mayday.issues.signon;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/// Which settings there are, so that one that is misspelt stops the start. They are read by
/// [dev.mayday.contracts.signon.Providers] and [Charter], which both services share.
@ConfigMapping(prefix = "mayday.oidc")
interface SignOnConfig extends OfProvider {

    Optional<String> name();

    Optional<String> providers();

    /// By the name of the provider.
    @WithParentName
    Map<String, OfProvider> named();
}

/// What is set for each.
interface OfProvider {
    Optional<String> title();

    Optional<String> issuer();

    Optional<String> clientId();

    Optional<String> clientSecret();

    Optional<String> scopes();

    Optional<String> userInfo();

    Optional<String> contact();

    Optional<String> claim();

    Optional<String> mapping();

    Optional<String> unmapped();

    Optional<String> sync();

    Optional<String> organization();

    Optional<String> trustEmail();

    Optional<String> audience();

    Optional<String> recheck();
}
