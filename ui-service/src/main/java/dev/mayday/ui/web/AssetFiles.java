package dev.mayday.ui.web;

import dev.mayday.contracts.access.Admits;
import dev.mayday.contracts.access.Admits.Who;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Serves the [Assets]. An address with an old hash still gets today's file, but may not be kept.
@Path("/assets/{hash}/{name}")
@Admits(Who.ANYBODY)
class AssetFiles {

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GET
    public Response file(
            @RestPath String hash,
            @RestPath String name,
            @HeaderParam("Accept-Encoding") @Nullable String encodings) {
        var asset = assets.find(name).orElseThrow(NotFoundException::new);
        var gzip = encodings != null && encodings.contains("gzip");
        var response =
                Response.ok(gzip ? asset.gzipped() : asset.content())
                        .header("Content-Type", asset.type())
                        .header("Vary", "Accept-Encoding")
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                "Cache-Control",
                                hash.equals(asset.hash())
                                        ? "public, max-age=31536000, immutable"
                                        : "no-cache");
        return (gzip ? response.header("Content-Encoding", "gzip") : response).build();
    }
}

/// Where browsers look for the icon without being told.
@Path("/favicon.ico")
@Admits(Who.ANYBODY)
class Favicon {

    private final AssetFiles files;

    Favicon(AssetFiles files) {
        this.files = files;
    }

    @GET
    public Response icon(@HeaderParam("Accept-Encoding") @Nullable String encodings) {
        return files.file("", "favicon.ico", encodings);
    }
}
