package dev.mayday.bench.load;

import java.net.URI;

/// Where events go and with which key: `http://key@host:port/prefix/project`.
public record Dsn(Origin origin, String prefix, String key, String project) {

    public static Dsn parse(String text) {
        var uri = URI.create(text);
        var user = uri.getUserInfo();
        var path = uri.getPath() == null ? "" : uri.getPath();
        int slash = path.lastIndexOf('/');
        if (user == null || user.isEmpty() || slash < 0 || slash == path.length() - 1) {
            throw new IllegalArgumentException("not a DSN: http(s)://key@host[:port]/project");
        }
        var key = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
        return new Dsn(Origin.of(uri), path.substring(0, slash), key, path.substring(slash + 1));
    }

    /// The same project at another address, for instance without a name to look up.
    public Dsn at(Origin other) {
        return new Dsn(other, prefix, key, project);
    }

    String envelopePath() {
        return prefix + "/api/" + project + "/envelope/";
    }
}
