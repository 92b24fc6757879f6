/// How this service meets its database, whatever it asks: whose fault a failure is ([Fault]), how
/// one that is away is outlasted ([Patience]), how many rows become one
/// statement ([Columns]), and what it means that there is none ([OneRow]).
@NullMarked
package dev.mayday.issues.database;

import org.jspecify.annotations.NullMarked;
