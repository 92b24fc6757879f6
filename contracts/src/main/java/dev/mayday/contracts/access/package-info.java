/// Who may do what, as all services say it: each route is marked with a [Needs] or an [Admits], and
/// what is marked with neither is refused. From these marks come what is enforced, the tests and
/// `docs/reference/access.md`.
@NullMarked
package dev.mayday.contracts.access;

import org.jspecify.annotations.NullMarked;
