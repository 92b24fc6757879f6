/// What is sent: envelopes as the SDKs of Python, Java and browsers shape them. Pure: the same
/// seed, ticket and time give the same bytes, for ever, so that two trackers can be fed alike and a
/// run can be told afterwards exactly what it has sent. Nothing here opens a socket or reads a
/// clock.
@NullMarked
package dev.mayday.bench.workload;

import org.jspecify.annotations.NullMarked;
