/// What becomes of people for whom a provider of single sign-on vouched: who they are here
/// ([Identities]), what its groups give them ([Mapping], pure), how long that holds ([Recheck]),
/// and how it ends. The dashboard leads them through the provider; no browser comes here.
@NullMarked
package dev.mayday.issues.signon;

import org.jspecify.annotations.NullMarked;
