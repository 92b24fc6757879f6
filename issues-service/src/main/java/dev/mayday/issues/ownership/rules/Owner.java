package dev.mayday.issues.ownership.rules;

/// Whom an issue can belong to.
public sealed interface Owner {

    long id();

    /// As people read it.
    String name();

    /// @param id of the team
    /// @param slug as the name
    record Team(long id, String slug) implements Owner {
        @Override
        public String name() {
            return slug;
        }
    }

    /// @param id of the account
    record Member(long id, String email, String name) implements Owner {}
}
