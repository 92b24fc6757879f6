/// Rows in and rows out, whatever this service asks its database: how many rows become one
/// statement ([Columns]), and what it means that there is none ([OneRow]).
@NullMarked
package dev.mayday.issues.database;

import org.jspecify.annotations.NullMarked;
