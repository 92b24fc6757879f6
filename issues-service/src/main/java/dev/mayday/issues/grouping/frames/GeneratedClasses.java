package dev.mayday.issues.grouping.frames;

import java.util.List;

/// Classes that frameworks make at run time: what stands before their mark is the class a person
/// wrote.
final class GeneratedClasses {

    /// From here to the end of the name.
    private static final List<String> MARKS =
            List.of(
                    "$$EnhancerBy",
                    "$$FastClassBy",
                    "$$SpringCGLIB",
                    "$$Lambda",
                    "$$ExternalSyntheticLambda",
                    "_$$_javassist",
                    "_$$_jvst",
                    "_$$_Weld",
                    "$HibernateProxy",
                    "$ByteBuddy",
                    "$MockitoMock",
                    "$quarkusrestinvoker$",
                    "$EnhancerBy",
                    "$FastClassBy");
    /// Only where the name or a segment of it ends.
    private static final List<String> ENDINGS =
            List.of("_ClientProxy", "_Subclass", "_WeldClientProxy", "_WeldSubclass");
    private static final String PROXY = "$Proxy";

    private GeneratedClasses() {}

    static String strip(String type) {
        int cut = type.length();
        if (type.indexOf('$') >= 0) for (var mark : MARKS) cut = earlier(cut, type.indexOf(mark));
        if (type.indexOf('_') >= 0)
            for (var ending : ENDINGS) cut = earlier(cut, endingAt(type, ending));
        return withoutNumber(type.substring(0, cut));
    }

    private static int earlier(int cut, int found) {
        return found >= 0 && found < cut ? found : cut;
    }

    private static int endingAt(String type, String ending) {
        int at = type.indexOf(ending);
        int end = at + ending.length();
        return at >= 0 && (end == type.length() || type.charAt(end) == '$') ? at : -1;
    }

    /// `$Proxy12` and `GeneratedMethodAccessor512` lose their numbers.
    private static String withoutNumber(String type) {
        int end = type.length();
        while (end > 0 && Character.isDigit(type.charAt(end - 1))) end--;
        var bare = type.substring(0, end);
        return end < type.length() && (proxy(bare) || accessor(bare)) ? bare : type;
    }

    private static boolean proxy(String bare) {
        return bare.equals(PROXY) || bare.endsWith("." + PROXY);
    }

    /// One of the JDK's classes that call a method or constructor.
    static boolean accessor(String type) {
        return type.contains("Generated")
                && (type.contains("MethodAccessor") || type.contains("ConstructorAccessor"));
    }
}
