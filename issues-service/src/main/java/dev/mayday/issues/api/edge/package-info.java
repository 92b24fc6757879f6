/// What holds for every route under `/api/0` and `/internal`, whoever answers it: hostile text and
/// queries that would be answered with something else are refused before they are read, and
/// whatever goes wrong is told as JSON.
@NullMarked
package dev.mayday.issues.api.edge;

import org.jspecify.annotations.NullMarked;
