/// Single sign-on as the services agree on it: which providers there are, read from the same
/// settings everywhere, and what the dashboard hands to issues-service once a provider has vouched
/// for somebody.
@NullMarked
package dev.mayday.contracts.signon;

import org.jspecify.annotations.NullMarked;
