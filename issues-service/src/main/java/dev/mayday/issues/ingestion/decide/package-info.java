/// What the events of a batch mean for their issues, before any of it is written: state, figures,
/// tags, and what others are told. Pure.
@NullMarked
package dev.mayday.issues.ingestion.decide;

import org.jspecify.annotations.NullMarked;
