/// The way through a provider of single sign-on and back: quarkus-oidc runs the code flow with
/// PKCE, on the two addresses of this room and nowhere else; what it verified is handed to
/// issues-service, which says who that is and opens the session. What can go wrong on the way
/// has a page of its own.
@NullMarked
package dev.mayday.ui.signon;

import org.jspecify.annotations.NullMarked;
