/// What a run has found: a table for people and the same as JSON for comparing.
@NullMarked
package dev.mayday.bench.report;

import org.jspecify.annotations.NullMarked;
