package dev.mayday.e2e;

/// The JDK that runs the tests runs the child processes too.
final class Jdk {

    private Jdk() {}

    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }
}
