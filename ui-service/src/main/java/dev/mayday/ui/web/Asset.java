package dev.mayday.ui.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// One file for browsers, read once and compressed once.
///
/// @param hash of the content, part of its address
record Asset(String name, String type, String hash, byte[] content, byte[] gzipped) {

    /// @param files resources below `META-INF/resources`, in this order
    static Asset joined(String name, String type, List<String> files) {
        var bytes = new ByteArrayOutputStream();
        for (var file : files) {
            bytes.writeBytes(read("META-INF/resources/" + file));
            bytes.write('\n');
        }
        var content = bytes.toByteArray();
        return new Asset(name, type, hash(content), content, gzip(content));
    }

    String path() {
        return "/assets/" + hash + "/" + name;
    }

    private static byte[] read(String resource) {
        try (var in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing resource " + resource);
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
