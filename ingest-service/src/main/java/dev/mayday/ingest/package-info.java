/// The HTTP edge for SDKs. The way of a request: `http` takes it in, `keys` says whether its key is
/// good, `reading` looks into its body, `spool` keeps it, and only then it is answered; `publish`
/// carries the spool on. [Ingest] puts these together. Nothing blocks here, and no JSON tree is
/// made.
@NullMarked
package dev.mayday.ingest;

import org.jspecify.annotations.NullMarked;
