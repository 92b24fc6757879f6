package dev.mayday.ui.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/// The page cannot be made; the answer is this one instead: the sign-in, or words about what went
/// wrong.
public final class Detour extends WebApplicationException {

    public Detour(Response instead) {
        super(instead);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
