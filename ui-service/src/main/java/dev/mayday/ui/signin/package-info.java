/// Who is asking: sign-in, sign-out and the session cookie. The session lives in issues-service;
/// the browser holds its token in a cookie that scripts cannot read.
@NullMarked
package dev.mayday.ui.signin;

import org.jspecify.annotations.NullMarked;
