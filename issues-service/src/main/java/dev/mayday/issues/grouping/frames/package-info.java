/// Makes frames comparable (grouping 2.5): one small class per platform family turns a frame into
/// scope, function, line and kind, so that proxies, lambdas, content hashes and compilers do not
/// change what a frame is.
@NullMarked
package dev.mayday.issues.grouping.frames;

import org.jspecify.annotations.NullMarked;
