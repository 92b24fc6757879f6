/// The read side: plain SQL in, records out. Every query carries the organization of the asker or a
/// project that was found in it; what lies outside is not there. Nothing is changed here.
@NullMarked
package dev.mayday.issues.read;

import org.jspecify.annotations.NullMarked;
