package dev.mayday.issues.event.body;

import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// What the bodies of one family of platforms have in common. Bodies name the one they were
/// compressed with for ever: a better one gets a new number, and its file a new name (ADR 10).
///
/// Digested once, when first used, and shared by all threads; off the heap.
enum Dictionary {
    PYTHON(1),
    JAVASCRIPT(2),
    JAVA(3),
    MIXED(4);

    private static final int LEVEL = 3;

    final short id;

    Dictionary(int id) {
        this.id = (short) id;
    }

    static Dictionary of(String platform) {
        return switch (platform) {
            case "python" -> PYTHON;
            case "javascript", "node" -> JAVASCRIPT;
            case "java", "kotlin", "scala", "groovy" -> JAVA;
            default -> MIXED;
        };
    }

    /// @throws IllegalStateException when there is none with this number
    static Dictionary numbered(short id) {
        for (var dictionary : values()) if (dictionary.id == id) return dictionary;
        throw new IllegalStateException(
                "unknown dictionary " + id + ": the body was stored by a later version of Mayday");
    }

    ZstdDictCompress compressing() {
        return Digested.COMPRESSING[ordinal()];
    }

    ZstdDictDecompress decompressing() {
        return Digested.DECOMPRESSING[ordinal()];
    }

    private byte[] trained() {
        var file = "/dictionaries/%d-%s.zdict".formatted(id, name().toLowerCase(Locale.ROOT));
        try (var resource = Dictionary.class.getResourceAsStream(file)) {
            if (resource == null) throw new IllegalStateException("missing resource " + file);
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Apart, so that nothing is read before the first body is.
    private static final class Digested {

        static final ZstdDictCompress[] COMPRESSING = new ZstdDictCompress[values().length];
        static final ZstdDictDecompress[] DECOMPRESSING = new ZstdDictDecompress[values().length];

        static {
            for (var dictionary : values()) {
                var trained = dictionary.trained();
                COMPRESSING[dictionary.ordinal()] = new ZstdDictCompress(trained, LEVEL);
                DECOMPRESSING[dictionary.ordinal()] = new ZstdDictDecompress(trained);
            }
        }
    }
}
