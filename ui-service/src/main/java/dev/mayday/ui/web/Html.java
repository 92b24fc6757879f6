package dev.mayday.ui.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Turns a template into an answer.
public final class Html {

    public static final MediaType TYPE = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private Html() {}

    public static Response ok(TemplateInstance template) {
        return of(200, template);
    }

    public static Response of(int status, TemplateInstance template) {
        return Response.status(status).type(TYPE).entity(template.render()).build();
    }
}
