package dev.mayday.issues.search;

/// What a word before a colon names.
sealed interface Named {

    record Has() implements Named {}

    record Known(Field field) implements Named {}

    /// Something below a field that holds anything: `contexts.a.b`, `extra[a]`.
    record Below(Source.InEvent source) implements Named {}

    /// @param bare without `tags[…]`: it may be a slip, or no filter at all
    record Tag(String key, boolean bare) implements Named {}

    /// Semantics 10.3 promises it.
    record NotYet() implements Named {}

    static Named of(String word) {
        var field = Field.of(word);
        if (field.isPresent()) return new Known(field.get());
        if (word.equals("has")) return new Has();
        if (Field.NOT_YET.contains(word) || word.startsWith("flags[")) return new NotYet();
        if (word.startsWith("contexts.") && word.length() > "contexts.".length()) {
            var path = word.substring("contexts.".length());
            return new Below(new Source.InEvent(word, event -> event.context(path)));
        }
        if (word.startsWith("extra[") && word.endsWith("]")) {
            var key = inside(word);
            return new Below(new Source.InEvent(word, event -> event.at("extra", key)));
        }
        return word.startsWith("tags[") && word.endsWith("]")
                ? new Tag(inside(word), false)
                : new Tag(word, true);
    }

    private static String inside(String word) {
        return word.substring(word.indexOf('[') + 1, word.length() - 1);
    }
}
