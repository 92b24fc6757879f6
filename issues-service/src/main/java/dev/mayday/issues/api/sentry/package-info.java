/// The web API under `/api/0`, in the shapes that clients of Sentry read (protocol 9 and 10). Each
/// resource finds the organization of the caller first; what lies outside is 404 in the same words
/// as what does not exist.
///
/// Every resource class has the path `/api/0`: JAX-RS picks the class before the method, and never
/// looks into a second.
@NullMarked
package dev.mayday.issues.api.sentry;

import org.jspecify.annotations.NullMarked;
