/// How a page goes over HTTP: what htmx asked for, safety headers, same-origin check, assets, and
/// what a refusal of another service looks like to a person. Knows nothing of issues.
@NullMarked
package dev.mayday.ui.web;

import org.jspecify.annotations.NullMarked;
