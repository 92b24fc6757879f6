/// Who is told about what: the rules, destinations and delivery log of a project. alerts-service
/// knows no people, so their rights are checked here first.
@NullMarked
package dev.mayday.ui.alerts;

import org.jspecify.annotations.NullMarked;
