package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;
import java.util.List;

/// Java, Kotlin, Scala, Groovy and Clojure: the scope is the class.
final class JavaNames implements Namer {

    private static final List<String> DISPATCH =
            List.of(
                    "jdk.internal.reflect.",
                    "sun.reflect.",
                    "java.lang.reflect.",
                    "java.lang.invoke.",
                    "jdk.proxy",
                    "com.sun.proxy.",
                    "kotlin.coroutines.",
                    "kotlinx.coroutines.",
                    "_COROUTINE.",
                    "io.quarkus.arc.",
                    "org.jboss.weld.",
                    "org.springframework.aop.",
                    "org.springframework.cglib.",
                    "net.bytebuddy.",
                    "javassist.",
                    "org.mockito.internal.");

    @Override
    public Name name(Frame frame) {
        var written = FileNames.bounded(frame.module());
        var method = FileNames.bounded(frame.function());
        var generated = GeneratedClasses.strip(written);
        var kind =
                kind(
                        written,
                        method,
                        !generated.equals(written) || GeneratedClasses.accessor(written));
        var name = JavaClasses.name(generated, JavaFunctions.name(method));
        if (!name.scope().isEmpty()) return new Name(name.scope(), name.function(), kind);
        return new Name(FileNames.base(frame.file()), name.function(), kind);
    }

    private static Kind kind(String type, String method, boolean generated) {
        if (type.startsWith("io.sentry.")) return Kind.SDK;
        if (generated) return Kind.GENERATED;
        for (var prefix : DISPATCH) if (type.startsWith(prefix)) return Kind.DISPATCH;
        return JavaFunctions.accessor(method) ? Kind.ACCESSOR : Kind.NORMAL;
    }
}
