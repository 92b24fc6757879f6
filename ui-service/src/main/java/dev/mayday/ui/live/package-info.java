/// What happens while a list is open: changes of issues go to the open pages as a signal ("3 new"),
/// never as rows. Lossy by design; a page that misses one is right again as soon as it is read
/// again.
@NullMarked
package dev.mayday.ui.live;

import org.jspecify.annotations.NullMarked;
