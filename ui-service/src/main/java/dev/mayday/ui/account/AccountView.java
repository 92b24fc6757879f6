package dev.mayday.ui.account;

import dev.mayday.contracts.issues.AccountApi.Account;
import dev.mayday.contracts.issues.AccountApi.OpenSession;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.List;

/// An account, in words.
///
/// @param local whether a password opens sessions here
/// @param hasPassword whether there is one that must be told before it is changed
/// @param others whether sessions are open elsewhere
record AccountView(
        String email,
        String name,
        boolean local,
        boolean hasPassword,
        List<SessionLine> sessions,
        boolean others,
        Problems problems) {

    /// What was wrong with what the person sent; empty for nothing.
    record Problems(String name, String old, String next) {

        static final Problems NONE = new Problems("", "", "");
    }

    /// @param current whether it is the one that looks
    record SessionLine(
            long id,
            String browser,
            String from,
            String via,
            Moment since,
            Moment lastUsed,
            boolean current) {

        static SessionLine of(OpenSession session, Instant now) {
            return new SessionLine(
                    session.id(),
                    BrowserWords.of(session.agent()),
                    session.address().isEmpty() ? "unknown" : session.address(),
                    words(session.via()),
                    Moment.of(session.createdAt(), now),
                    Moment.of(session.lastUsed(), now),
                    session.current());
        }

        private static String words(String via) {
            return via.equals("link") ? "one-time link" : via;
        }
    }

    static AccountView of(Account account, Problems problems, Instant now) {
        return new AccountView(
                account.email(),
                account.name(),
                account.local(),
                account.hasPassword(),
                account.sessions().stream().map(one -> SessionLine.of(one, now)).toList(),
                account.sessions().stream().anyMatch(one -> !one.current()),
                problems);
    }
}
