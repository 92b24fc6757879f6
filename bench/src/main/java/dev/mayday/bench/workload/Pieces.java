package dev.mayday.bench.workload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;

/// The store of ready pieces: an error's piece for each of the hotter issues, and a few variants of
/// the surroundings for each size. An event's text is head, surroundings, error; the cuts fall
/// inside the object, so that only joined they are JSON. Usable by many threads.
final class Pieces {

    private static final int KEPT_ISSUES = 4_000;
    private static final int VARIANTS = 16;
    private static final int HEAD = 1_080;

    /// Below so many bytes, an SDK was told to send no source lines, variables and headers.
    private static final int LEAN = 4_096;

    private final Instant now;
    private final Map<ErrorKey, Piece> errors = new ConcurrentHashMap<>();
    private final Map<AroundKey, Piece> around = new ConcurrentHashMap<>();

    private record ErrorKey(Language language, int issue, int library, boolean lean) {}

    private record AroundKey(Language language, int bytes, int variant) {}

    /// @param now the time of the breadcrumbs
    Pieces(Instant now) {
        this.now = now;
    }

    /// @param bytes the size of the whole event
    Piece error(Language language, int issue, int bytes) {
        var key = new ErrorKey(language, issue, library(language, bytes), bytes < LEAN);
        if (issue >= KEPT_ISSUES) return makeError(key, Deflater.BEST_SPEED);
        return errors.computeIfAbsent(key, k -> makeError(k, Deflater.DEFAULT_COMPRESSION));
    }

    Piece surroundings(Language language, int bytes, int draw) {
        var key = new AroundKey(language, bytes, Math.floorMod(draw, VARIANTS));
        return around.computeIfAbsent(key, this::makeSurroundings);
    }

    /// A Python frame with its lines and variables is about six times as large as the others.
    private static int library(Language language, int bytes) {
        int perFrame = language == Language.PYTHON ? 2_600 : 400;
        int most = language == Language.PYTHON ? 24 : 60;
        return Math.clamp((bytes - 2_048) / perFrame, 0, most);
    }

    private static Piece makeError(ErrorKey key, int level) {
        var names = Names.of(key.issue());
        var error = Stack.of(key.language()).error(names, key.library(), key.lean());
        var text =
                ",\"transaction\":\"/%s/%s/\",\"exception\":{\"values\":[%s]}}"
                        .formatted(names.area(), names.noun(), Json.text(error));
        return Piece.of(text.getBytes(StandardCharsets.UTF_8), level);
    }

    private Piece makeSurroundings(AroundKey key) {
        boolean lean = key.bytes() < LEAN;
        var random = new SplittableRandom(key.variant() * 31L + key.language().ordinal());
        var surroundings = new Surroundings(key.language(), random, now);
        int without = HEAD + error(key.language(), 0, key.bytes()).raw().length;
        var contexts = Json.text(surroundings.contexts()).substring(1);
        int fixed = contexts.length() + Json.text(surroundings.rest(0, lean)).length();
        var rest = Json.text(surroundings.rest(key.bytes() - without - fixed, lean));
        var text = contexts + "," + rest.substring(1, rest.length() - 1);
        return Piece.of(text.getBytes(StandardCharsets.UTF_8), Deflater.DEFAULT_COMPRESSION);
    }
}
