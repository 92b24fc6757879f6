/// What holds for every route under `/api/0` and `/internal`, whoever answers it: hostile text is
/// refused before it is read, and whatever goes wrong is told as JSON.
@NullMarked
package dev.mayday.issues.api.edge;

import org.jspecify.annotations.NullMarked;
