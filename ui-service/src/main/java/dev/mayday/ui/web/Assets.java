package dev.mayday.ui.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stylesheet, script and pictures of the pages, each under an address that changes with its
/// content, so that browsers may keep it for ever.
@Named("assets")
@ApplicationScoped
public class Assets {

    private static final List<String> STYLES =
            List.of(
                    "reset",
                    "tokens",
                    "base",
                    "shell",
                    "nav",
                    "switcher",
                    "bare",
                    "icon",
                    "button",
                    "tabs",
                    "menu",
                    "split",
                    "field",
                    "form",
                    "copy",
                    "search",
                    "page",
                    "panel",
                    "table",
                    "pairs",
                    "chip",
                    "level",
                    "pager",
                    "empty",
                    "problem",
                    "fold",
                    "confirm",
                    "flash",
                    "card",
                    "keys",
                    "issues",
                    "issue",
                    "figures",
                    "chart",
                    "share",
                    "about",
                    "stack",
                    "trail",
                    "facts",
                    "dock",
                    "events",
                    "news",
                    "projects",
                    "start",
                    "alerts",
                    "operations",
                    "settings",
                    "sign-on",
                    "kit",
                    "utilities");
    private static final List<String> SCRIPTS =
            List.of(
                    "vendor/htmx-4.0.1/htmx.min.js",
                    "vendor/htmx-4.0.1/hx-sse.min.js",
                    "ui/keys.js",
                    "ui/stay.js",
                    "ui/suggest.js",
                    "ui/copy.js",
                    "ui/local-time.js");

    private final Asset css =
            Asset.joined(
                    "mayday.css",
                    "text/css; charset=utf-8",
                    STYLES.stream().map(name -> "ui/css/" + name + ".css").toList());
    private final Asset script =
            Asset.joined("mayday.js", "text/javascript; charset=utf-8", SCRIPTS);
    private final Asset sprite =
            Asset.joined("sprite.svg", "image/svg+xml", List.of("ui/sprite.svg"));
    private final Asset icon = Asset.joined("icon.svg", "image/svg+xml", List.of("ui/icon.svg"));
    private final Asset favicon =
            Asset.joined("favicon.ico", "image/x-icon", List.of("ui/favicon.ico"));
    private final Map<String, Asset> byName =
            Stream.of(css, script, sprite, icon, favicon)
                    .collect(Collectors.toMap(Asset::name, asset -> asset));

    public String getCss() {
        return css.path();
    }

    public String getScript() {
        return script.path();
    }

    public String getSprite() {
        return sprite.path();
    }

    public String getIcon() {
        return icon.path();
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
