/// Letters to people, over the SMTP server that the environment names. Nothing is kept and nothing
/// is tried again: whoever sends a letter learns whether it went, and has another way if not.
@NullMarked
package dev.mayday.issues.mail;

import org.jspecify.annotations.NullMarked;
