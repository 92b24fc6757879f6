/// From a change on the bus to rows on disk. Each change is evaluated once, in one transaction: its
/// evaluations, firings, notifications and deliveries are committed together, then the dispatcher
/// is woken. What cannot be evaluated is put aside. Nothing is sent from here.
@NullMarked
package dev.mayday.alerts.evaluation;

import org.jspecify.annotations.NullMarked;
