/// Tokens for programs: those of the person and those of the organization, made and revoked. A
/// secret is shown once and kept nowhere here.
@NullMarked
package dev.mayday.ui.tokens;

import org.jspecify.annotations.NullMarked;
