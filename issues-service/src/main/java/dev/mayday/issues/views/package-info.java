/// Ways to look at the issue list that people keep for themselves or for everybody. What a view
/// finds is never looked at here: it is the query of an address, and the list reads it.
@NullMarked
package dev.mayday.issues.views;

import org.jspecify.annotations.NullMarked;
