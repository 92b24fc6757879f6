/// What pages are made of: the values that the tags of `templates/tags` take, and a page that shows
/// each tag in every state. Pure looks: nothing here knows what a page is about.
@NullMarked
package dev.mayday.ui.kit;

import org.jspecify.annotations.NullMarked;
