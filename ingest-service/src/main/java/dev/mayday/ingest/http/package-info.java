/// Takes requests from SDKs, on the event loop: route, credentials, bounded body, answer. Answers
/// to everything, errors included, may be read by any web page (protocol 1.5), for that is where
/// browser SDKs run.
@NullMarked
package dev.mayday.ingest.http;

import org.jspecify.annotations.NullMarked;
