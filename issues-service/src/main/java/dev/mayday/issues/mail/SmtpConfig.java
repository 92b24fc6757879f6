package dev.mayday.issues.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// The server that takes our letters (`MAYDAY_SMTP_HOST`, …).
@ConfigMapping(prefix = "mayday.smtp")
interface SmtpConfig {

    /// Without it no letters are sent, and links are shown once to whoever made them.
    Optional<String> host();

    @WithDefault("587")
    int port();

    /// Without it nobody signs in at the server.
    Optional<String> user();

    Optional<String> password();

    /// Whom letters are from: `mayday@` and the host of the base URL if not given.
    Optional<String> from();

    @WithDefault("starttls")
    Tls tls();

    /// How the way to the server is protected.
    enum Tls {
        /// Begins in the clear and refuses to go on so.
        STARTTLS,
        /// From the first byte, as on port 465.
        TLS,
        /// Not at all: for a server on the same machine.
        NONE
    }
}
