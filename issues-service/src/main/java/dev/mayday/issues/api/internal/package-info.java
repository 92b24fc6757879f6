/// What the other services and the launcher ask: the JAX-RS interfaces of contracts, carried out.
/// Each method's mark says who may call it; nothing is decided here.
@NullMarked
package dev.mayday.issues.api.internal;

import org.jspecify.annotations.NullMarked;
