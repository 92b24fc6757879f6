/// The kinds of destinations. A channel is one bean that knows all about its receiver: settings,
/// secrets, pace, limits, the look of a message. Nobody else names it.
@NullMarked
package dev.mayday.alerts.channel;

import org.jspecify.annotations.NullMarked;
