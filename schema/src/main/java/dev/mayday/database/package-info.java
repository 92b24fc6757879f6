/// How services meet their databases when those fail: whose fault a failure is ([Fault]), how what
/// passes is outlasted ([Patience]), and how what was put aside is run again ([Reruns]). Knows no
/// statement and no service.
@NullMarked
package dev.mayday.database;

import org.jspecify.annotations.NullMarked;
