/// How this service meets its database, whatever it asks: whose fault a failure is ([Fault]), how
/// one that is away is outlasted ([Patience]), and how many rows become one statement ([Columns]).
@NullMarked
package dev.mayday.issues.database;

import org.jspecify.annotations.NullMarked;
